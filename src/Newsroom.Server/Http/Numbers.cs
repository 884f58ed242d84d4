using System.Globalization;

namespace Newsroom.Server.Http;

/// <summary>Whole numbers in a query.</summary>
public static class Numbers
{
    /// <summary>Null when the parameter is left out.</summary>
    /// <exception cref="RequestRefused">400 for anything but decimal digits between the bounds.</exception>
    public static long? Read(HttpRequest request, string parameter, long from, long to)
    {
        if (request.Query[parameter] is not [{ } text]) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to) return number;
        var range = to == long.MaxValue ? $"from {from} on" : $"from {from} to {to}";
        throw new RequestRefused(Problems.MalformedParameter(parameter, $"'{parameter}' is a whole number {range}."));
    }
}
