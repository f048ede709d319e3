namespace Oig.Attack;

/// <summary>What comes back to who does not care.</summary>
internal static class Answer
{
    /// <summary>Status of the answer; 0 when the server closed the connection instead.</summary>
    public static async Task<int> StatusAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request);
                return (int)response.StatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return 0;
            }
        }
    }
}
