using System.Globalization;
using System.Text.Json;
using Oig.Simulator;

namespace Oig.Pages.Tests;

/// <summary>What the view shows in English, as lines, and what it ought to show by an answer of <c>get_basic_data</c>.</summary>
internal static class Picture
{
    private const string Read = """
        live => [
          ...['sun', 'house', 'grid', 'battery'].map(name =>
            `${name} ${live.querySelector(`.node.${name} .number`).textContent}, ${live.querySelector(`.${name} .flow`)?.dataset.toward ?? 'still'}`),
          ...[...live.querySelectorAll('#today dd')].map(energy => energy.textContent),
        ].map(line => line.replaceAll('\u00a0', ' '))
        """;

    private static readonly string[] Energies = ["produced", "backed_up_load", "imported", "exported"];

    /// <summary>Headers of an account of the simulated portal.</summary>
    public static Dictionary<string, string> Owner(string email = AccountBook.OneBoxEmail, bool control = false) => new()
    {
        ["X-OIG-Email"] = email,
        ["X-OIG-Password"] = AccountBook.TestPassword,
        ["X-OIG-Readonly-Access"] = control ? "false" : "true",
    };

    /// <summary>Waits until the view shows what is answered: both may be asked anew meanwhile.</summary>
    public static async Task MustShowAsync(Window window, Func<Task<JsonElement>> answer)
    {
        await window.SeeAsync("#picture svg");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string[] expected, shown;
        do
        {
            expected = Of(await answer());
            shown = await window.View.Locator("#live").EvaluateAsync<string[]>(Read);
        }
        while (!expected.SequenceEqual(shown) && !patience.IsCancellationRequested);
        Assert.Equal(expected, shown);
    }

    private static string[] Of(JsonElement data)
    {
        double Value(string section, string point) => data.GetProperty(section).GetProperty(point).GetProperty("value").GetDouble();
        var (sun, house, grid, battery) = (Value("solar_production", "total"), Value("household", "total_load"), Value("grid", "power_flow"), Value("battery", "power_flow"));
        return
        [
            $"sun {Power(sun)}, {Toward("sun", sun)}",
            $"house {Power(house)}, {Toward("house", -house)}",
            $"grid {Power(Math.Abs(grid))}, {Toward("grid", grid)}",
            $"battery {Value("battery", "state_of_charge")} %, {Toward("battery", -battery)}",
            .. Energies.Select(name => $"{Energy(Value("energy_today", name))} kWh"),
        ];
    }

    private static string Toward(string node, double toBox) => Math.Abs(toBox) < 0.02 ? "still" : toBox > 0 ? "box" : node;

    private static string Power(double kilowatts) => Math.Abs(kilowatts) < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(kilowatts * 1000)} W")
        : string.Create(CultureInfo.InvariantCulture, $"{kilowatts:0.00} kW");

    /// <summary>As the view writes kWh in English.</summary>
    public static string Energy(double kilowattHours) =>
        kilowattHours.ToString(Math.Abs(kilowattHours) < 100 ? "0.00" : "#,##0", CultureInfo.InvariantCulture);
}
