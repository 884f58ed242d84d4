using System.Runtime.Versioning;

// These tests are about signals, file modes and sockets.
[assembly: UnsupportedOSPlatform("windows")]
