using System.Text.Json;

namespace Oig.Simulator.Tests.Support;

public static class JsonNumbers
{
    public static int Whole(this JsonElement box, string table, string column) => box.GetProperty(table).GetProperty(column).GetInt32();

    /// <summary>Sum of the phase powers, W.</summary>
    public static int Grid(this JsonElement box, string table) =>
        box.Whole(table, "aci_wr") + box.Whole(table, "aci_ws") + box.Whole(table, "aci_wt");
}
