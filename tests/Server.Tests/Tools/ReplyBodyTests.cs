using System.IO.Pipelines;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using Oig.Api.Hosting;
using Oig.Api.Replies;
using Oig.Api.Tools;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Tools;

/// <summary>Replies go past the SDK, and its options are made once: both must leave nothing out.</summary>
public sealed class ReplyBodyTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly ReplyWriter Writer = new(ReplyTypes.Default);

    [Fact]
    public void Every_text_arrives_as_it_was() => Gen.String.Sample(text =>
    {
        var reply = Writer.Write(Reply.Error(new("code", text)));

        var answer = JsonElement.Parse(Sent(body => body.Write(Frame(body.Hold(reply)))));

        var said = answer.GetProperty("structuredContent").GetProperty("message").GetString();
        Assert.Equal(JsonElement.Parse(reply.Structure.Span).GetProperty("message").GetString(), said);
        Assert.Equal(said, JsonElement.Parse(answer.GetProperty("content")[0].GetProperty("text").GetString()!).GetProperty("message").GetString());
        Assert.True(answer.GetProperty("isError").GetBoolean());
    });

    [Fact]
    public void What_is_no_reply_passes_as_it_is()
    {
        var reply = Writer.Write(Reply.Error(new("code", "message")));

        Assert.Equal("progress", System.Text.Encoding.UTF8.GetString(Sent(body =>
        {
            body.Hold(reply);
            body.Write("progress"u8);
        })));
    }

    [Fact]
    public async Task The_response_starts_with_its_first_byte_and_a_reply_is_sent_with_its_end()
    {
        var pipe = new Pipe();
        var body = new ReplyBody(pipe.Writer);
        Assert.False(await IsSentAsync());

        await body.WriteAsync("progress"u8.ToArray());
        Assert.True(await IsSentAsync());

        await body.WriteAsync(Frame(body.Hold(Writer.Write(Reply.Error(new("code", "message"))))));
        Assert.False(await IsSentAsync());

        async Task<bool> IsSentAsync()
        {
            await body.FlushAsync();
            if (!pipe.Reader.TryRead(out var read)) return false;
            pipe.Reader.AdvanceTo(read.Buffer.End);
            return true;
        }
    }

    [Fact]
    public void Options_for_a_request_have_all_that_was_set_up_and_are_its_own()
    {
        var services = shared.Server.Services;
        var made = services.GetRequiredService<IOptionsFactory<McpServerOptions>>();
        var plain = ActivatorUtilities.CreateInstance<OptionsFactory<McpServerOptions>>(services).Create(Options.DefaultName);

        var one = made.Create(Options.DefaultName);

        Assert.NotSame(one, made.Create(Options.DefaultName));
        Assert.Equal(Of(plain), Of(one));
        Assert.Equal(plain.ToolCollection!.Select(tool => tool.ProtocolTool.Name), one.ToolCollection!.Select(tool => tool.ProtocolTool.Name));
        Assert.Equal(plain.Filters.Request.CallToolFilters.Count, one.Filters.Request.CallToolFilters.Count);

        static IEnumerable<string> Of(McpServerOptions options) => typeof(McpServerOptions).GetProperties().Select(property => $"{property.Name} {property.GetValue(options)}");
    }

    private static byte[] Frame(ModelContextProtocol.Protocol.CallToolResult result) => JsonSerializer.SerializeToUtf8Bytes(result, McpJsonUtilities.DefaultOptions);

    private static byte[] Sent(Action<ReplyBody> write)
    {
        using var memory = new MemoryStream();
        var response = PipeWriter.Create(memory, new(leaveOpen: true));
        using (var body = new ReplyBody(response)) write(body);
        response.Complete();
        return memory.ToArray();
    }
}
