using System.Text;

namespace Oig.Attack;

/// <summary>Spellings of one e-mail: letter case, spaces, full-width letters, characters that cannot be seen.</summary>
public static class Spellings
{
    private static readonly string[] Blanks = ["", " ", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u00a0", "\u3000", "\u200e"];

    public static string Of(string email, int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(Blanks[random.Next(Blanks.Length)]);
        foreach (var letter in email) text.Append(Spell(letter, random)).Append(random.Next(12) == 0 ? Blanks[random.Next(Blanks.Length)] : "");
        return text.ToString();
    }

    private static char Spell(char letter, Random random) => random.Next(4) switch
    {
        0 => char.ToUpperInvariant(letter),
        1 when char.IsAsciiLetter(letter) => (char)(letter + 0xFEE0),
        _ => letter,
    };
}
