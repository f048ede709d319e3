namespace Oig.Simulator.Tests.Support;

/// <summary>A simulator test with the visitor logged in to the account with one box.</summary>
public abstract class LoggedInTest : SimulatorTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Visitor.LogInAsync();
    }
}
