using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>What every list and joined page says of itself.</summary>
public static class ListAnswers
{
    /// <summary>The word for a moment before the first event; null for any other.</summary>
    public static string? Newsroom(Moment moment) => moment.Position == 0 ? "empty" : null;
}
