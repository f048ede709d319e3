namespace Oig.Api.Guide;

/// <summary>Modes and terms in an owner's words. What no public source tells is said to be unknown.</summary>
internal static class GlossaryText
{
    public const string Markdown = """
        | term | English | česky |
        |---|---|---|
        | Home 1 | sun: house, then battery, then grid. Night: the battery feeds the house down to its minimum | slunce: dům, pak baterie, pak prodej. V noci dům živí baterie až po minimum |
        | Home 2 | as Home 1, but while the sun shines the battery is spared: the grid adds what is missing | jako Home 1, ale za slunce se baterie šetří: co chybí, dodá síť |
        | Home 3 | the sun fills the battery first; meanwhile the grid feeds the house | slunce nabíjí nejdřív baterii, dům zatím živí síť |
        | Home UPS | the battery is kept full from the grid (about 2.8 kW), for outages and storms | baterie se drží plná ze sítě (asi 2,8 kW), pro výpadky a bouřky |
        | Home 5, Home 6 | switches on top of a mode; what they do is the vendor's, and not public | přepínače k režimu; co přesně dělají, není veřejné |
        | Flexibilita | a third party (aggregator) steers the box; settings have no effect | box řídí třetí strana (agregátor); nastavení nemá účinek |
        | grid delivery, export | selling to the grid: off, on, limited in W; needs the grid operator's permission | přetoky do sítě: vypnuto, zapnuto, omezeno ve W; jen se souhlasem distributora |
        | grid charging, formatting | charging the battery from the grid up to a target in % | nabíjení (formátování) baterie ze sítě do cíle v % |
        | minimum charge | the battery feeds the house down to this %; lower in an outage | pod toto % baterie dům neživí; při výpadku je hranice nižší |
        | backed-up load | what hangs behind the box and runs in an outage (about 3.3 kW a phase); not the whole house | zálohovaná spotřeba: to, co jede i při výpadku (asi 3,3 kW na fázi); ne celý dům |
        | self-consumption | share of the production that was not sold | podíl výroby, který se neprodal |
        | self-sufficiency | share of the load that was not bought | podíl spotřeby, který se nekoupil |
        | bypass | the house is fed past the box, automatic (a fault) or manual | dům je napájen mimo box: automaticky (porucha) nebo ručně |
        | HDO | ripple control: the signal of the cheap tariff | hromadné dálkové ovládání: signál nízkého tarifu |
        | live data, Živá data | a switch in the vendor's app; off = values up to 5 minutes old, some missing | přepínač v aplikaci; vypnuto = hodnoty až 5 minut staré a některé chybějí |
        """;
}
