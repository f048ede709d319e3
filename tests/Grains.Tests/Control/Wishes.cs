using Oig.Contracts.Control;

namespace Oig.Grains.Tests.Control;

/// <summary>Wishes in short, for tests; the server makes them of arguments by the rows of the table.</summary>
public static class Wishes
{
    extension(Wanted)
    {
        /// <summary>Main mode, 0 Home 1, 1 Home 2, 2 Home 3, 3 Home UPS.</summary>
        public static Wanted Mode(int mode) => new() { Parameter = BoxParameter.Mode, Value = mode };

        /// <summary>Home 5 or Home 6, on or off; the other one stays as it is.</summary>
        public static Wanted Supplementary(int home, bool on) => Wanted.Bit(BoxParameter.SupplementaryModes, home - 4, on);

        /// <summary>Grid delivery, 0 off, 1 on, 2 limited to the cap in W.</summary>
        public static Wanted GridDelivery(int value, int? capWatts = null) =>
            new() { Parameter = BoxParameter.GridDelivery, Value = value, CapWatts = capWatts };

        /// <summary>Heater manual or automatic.</summary>
        public static Wanted Heater(bool manual) => new() { Parameter = BoxParameter.HeaterMode, Value = manual ? 1 : 0 };

        /// <summary>Heater relay 1 to 3.</summary>
        public static Wanted Relay(int relay, bool on) => new() { Parameter = BoxParameter.Relay1 + (relay - 1), Value = on ? 1 : 0 };

        /// <summary>Charging from the grid up to that state of charge in %; 0 = stop.</summary>
        public static Wanted GridCharging(int percent) => new() { Parameter = BoxParameter.GridChargingTarget, Value = percent };
    }
}
