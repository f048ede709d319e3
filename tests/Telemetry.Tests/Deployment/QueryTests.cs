namespace Oig.Telemetry.Tests.Deployment;

public class QueryTests
{
    [Fact]
    public void Names_and_labels_of_a_query_are_found()
    {
        var query = new Query("""histogram_quantile(0.95, sum by (le, a_b) (rate(x_bucket{c="}", d=~"e|f"}[5m]))) > 1e3 unless on (g) y_total offset 5m""");
        var selectors = query.Selectors().ToArray();
        Assert.Equal(["x_bucket", "y_total"], selectors.Select(selector => selector.Metric));
        Assert.Equal(["c", "d"], selectors[0].Labels);
        Assert.Equal(["le", "a_b", "g"], query.Groupings());
    }

    [Fact]
    public void Dashboard_and_alerts_have_queries()
    {
        Assert.InRange(Queries.Dashboard().Length, 15, 100);
        Assert.Equal(9, Queries.Alerts().Length);
        Assert.All(Queries.Alerts().Concat(Queries.Dashboard()), query => Assert.NotEmpty(query.Selectors()));
    }
}
