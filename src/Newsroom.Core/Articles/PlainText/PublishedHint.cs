namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// A date that the text itself gives for its publication, as precise as it is there and no more.
/// It is not an instant: it has no time of day and no zone.
/// </summary>
/// <param name="Year">1900 to 2099, Gregorian.</param>
/// <param name="Month">1 to 12, or null when the text does not say or could mean either of two.</param>
/// <param name="Day">1 to 31, valid in its month; null whenever the month is.</param>
public sealed record PublishedHint(int Year, int? Month, int? Day);
