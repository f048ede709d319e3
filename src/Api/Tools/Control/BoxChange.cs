using Oig.Portal;
using Oig.Portal.Writes;

namespace Oig.Api.Tools.Control;

/// <summary>A change that was asked for, still without its box, and what is said when the portal takes it.</summary>
internal sealed record BoxChange(Func<BoxId, BoxWrite> For, string Message);
