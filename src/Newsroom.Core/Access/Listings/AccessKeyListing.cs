namespace Newsroom.Core.Access.Listings;

/// <summary>A key as a request is checked against it.</summary>
/// <param name="Hash">SHA-256 of the key, lower-case hex; the field by which a key is found.</param>
public sealed record AccessKeyListing(string Id, string Name, Role Role, string Hash, bool Revoked, DateTimeOffset GrantedAt);
