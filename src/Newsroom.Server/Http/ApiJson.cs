using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Http;

/// <summary>
/// How requests are read and answers are written: as the log is (camelCase, words for enums, UTC times in whole
/// microseconds), and strict about what comes in.
/// </summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(KernelJson.Options)
        {
            // Left out is what is not there; what nobody knows is listed by name in "unknown".
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = StrictJson.MaxDepth,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
