using Newsroom.Postgres.Tests;

// The process that tests kill: an engine that handles messages until it is told to die. See DoomedEngine.
return await DoomedEngine.Run();
