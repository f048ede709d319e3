using Microsoft.Extensions.Options;

namespace Oig.Portal.Options;

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
