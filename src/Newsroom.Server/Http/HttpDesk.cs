using System.Diagnostics;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Http;

/// <summary>
/// Resources over HTTP: reads moments, ETags, keys and <c>Accept</c> from a request, lets the desk decide or the states
/// tell, and says in HTTP what came of it.
/// </summary>
public sealed class HttpDesk(NewsDesk desk, States states, Moments moments, Circumstances circumstances, Colleagues colleagues)
{
    /// <summary>The resource as at the moment that the query asks for.</summary>
    public Task<IResult> Read<TState>(HttpContext http, ResourceKind<TState> kind, string id) where TState : class, IFold<TState> =>
        Read(http, id, kind.PathOf(id), null, kind.Forms);

    /// <summary>Another face of the resource, at an address of its own.</summary>
    /// <param name="complete">Reads what the state has left in the database and this face shows; null where it shows nothing of that.</param>
    public async Task<IResult> Read<TState>(
        HttpContext http, string id, string path, Func<TState, Moment, Task<TState>>? complete, params IReadOnlyList<Representation<TState>> forms)
        where TState : class, IFold<TState>
    {
        var form = Negotiation.Choose(http, forms);
        var (stream, state, then) = await states.At<TState>(id, await MomentQuery.Read(http, moments), http.RequestAborted);
        var at = await circumstances.Of(state, then, http.RequestAborted);
        if (complete is not null) state = await complete(state, at);
        var shown = form.Show(state, at) ?? throw new NothingPublic(TState.Category, id, at.PublishedBy!.Value);
        return Answers.Resource(http, path, at.PublishedBy is null ? stream[^1].Version : null, at, form.MediaType, shown);
    }

    /// <summary>Makes a resource, or, where the command knows what to do with one that is there, changes it. Takes no <c>If-Match</c>.</summary>
    public Task<IResult> Create<TState>(HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason)
        where TState : class, IFold<TState> =>
        Answer(http, kind, reason, caller => desk.Create(id, command, caller, http.RequestAborted));

    /// <summary>Changes a resource that the caller has seen, as <c>If-Match</c> says.</summary>
    public Task<IResult> Change<TState>(HttpContext http, ResourceKind<TState> kind, string id, ICommand<TState> command, string? reason)
        where TState : class, IFold<TState> =>
        Answer(http, kind, reason, caller => desk.Change(id, command, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));

    /// <summary>The same by a command that depends on who sends it.</summary>
    public Task<IResult> Change<TState>(HttpContext http, ResourceKind<TState> kind, string id, Func<Caller, ICommand<TState>> command, string? reason)
        where TState : class, IFold<TState> =>
        Answer(http, kind, reason, caller => desk.Change(id, command(caller), ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));

    /// <summary>Lets a use case run, and answers with the resource as it left it.</summary>
    /// <param name="adds">Whether what the request makes is a part of the resource (a reply): 201 although the resource is not new.</param>
    public async Task<IResult> Answer<TState>(
        HttpContext http, ResourceKind<TState> kind, string? reason, Func<Caller, Task<Outcome<TState>>> useCase, bool adds = false)
        where TState : class, IFold<TState>
    {
        // Before anything is written: whoever cannot read the answer must not be left to guess whether it was done.
        var form = Negotiation.Choose(http, kind.Forms);
        var outcome = await useCase(Callers.Of(http, reason) with { Colleague = await colleagues.Of(http.User, http.RequestAborted) });
        switch (outcome)
        {
            case Outcome<TState>.Done done:
                var now = await Now(http, done.State, done.Position);
                return Answers.Resource(
                    http, kind.PathOf(done.Id), done.Version, now, form.MediaType, form.Show(done.State, now)!,
                    done.Created || (adds && done.Written.Count > 0) ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            case Outcome<TState>.Stale stale:
                throw new RequestRefused(Problems.StaleVersion(
                    $"{kind.What} '{stale.Id}'",
                    ETags.Of(stale.Version, form.Show(stale.State, await Now(http, stale.State, stale.Position))), stale.Version));
            case Outcome<TState>.Refused refused:
                throw new RequestRefused(Problems.Of(refused.Refusal));
            case Outcome<TState>.NotThere missing:
                throw new RequestRefused(Problems.NotFound(missing.What, missing.Id));
            case Outcome<TState>.VersionNotSaid:
                throw new RequestRefused(Problems.IfMatchRequired());
            case Outcome<TState>.KeyReused:
                throw new RequestRefused(Problems.IdempotencyKeyReused());
            default:
                throw new UnreachableException($"Nobody answers {outcome}.");
        }
    }

    private Task<Moment> Now<TState>(HttpContext http, TState state, long position) where TState : class, IFold<TState> =>
        circumstances.Of(state, new Moment(position, Asked: false, null) { ReadsRetracted = MomentQuery.ReadsRetracted(http) }, http.RequestAborted);
}
