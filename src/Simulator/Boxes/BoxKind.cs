namespace Oig.Simulator;

/// <summary>Product line of a box, which decides how it tells its export state and phases.</summary>
public enum BoxKind
{
    /// <summary>Three-phase King.</summary>
    King,

    /// <summary>Three-phase Queen, marked by the flag <c>queen</c>.</summary>
    Queen,

    /// <summary>Queen whose payload lacks the flag.</summary>
    QueenWithoutFlag,

    /// <summary>Single-phase box, which reuses fields of the other phases for other things.</summary>
    SinglePhase,
}
