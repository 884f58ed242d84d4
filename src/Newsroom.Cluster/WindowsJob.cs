using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Newsroom.Cluster;

/// <summary>Windows' way to say "when I end, so do my children": a job object whose only handle is ours.</summary>
internal static class WindowsJob
{
    private const int ExtendedLimitInformation = 9;
    private const uint KillOnJobClose = 0x2000;

    private static readonly Lock Gate = new();
    private static nint _job;

    /// <summary>Puts this process, and so every child started afterwards, into the job. The handle is never closed: Windows closes it when this process ends, however it ends.</summary>
    public static void TieChildrenToThisProcess()
    {
        lock (Gate)
        {
            if (_job != 0)
                return;
            var job = CreateJobObject(0, null);
            var limits = new ExtendedLimits { Basic = { LimitFlags = KillOnJobClose } };
            if (job == 0
                || !SetInformationJobObject(job, ExtendedLimitInformation, ref limits, Marshal.SizeOf<ExtendedLimits>())
                || !AssignProcessToJobObject(job, GetCurrentProcess()))
                throw new ClusterStartException($"Windows did not tie PostgreSQL's life to the newsroom's: {new Win32Exception().Message}");
            _job = job;
        }
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern nint CreateJobObject(nint attributes, string? name);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool SetInformationJobObject(nint job, int kind, ref ExtendedLimits limits, int size);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool AssignProcessToJobObject(nint job, nint process);

    [DllImport("kernel32")]
    private static extern nint GetCurrentProcess();

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicLimits
    {
        public long PerProcessUserTimeLimit;
        public long PerJobUserTimeLimit;
        public uint LimitFlags;
        public nuint MinimumWorkingSetSize;
        public nuint MaximumWorkingSetSize;
        public uint ActiveProcessLimit;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ExtendedLimits
    {
        public BasicLimits Basic;
        public ulong ReadOperationCount;
        public ulong WriteOperationCount;
        public ulong OtherOperationCount;
        public ulong ReadTransferCount;
        public ulong WriteTransferCount;
        public ulong OtherTransferCount;
        public nuint ProcessMemoryLimit;
        public nuint JobMemoryLimit;
        public nuint PeakProcessMemoryUsed;
        public nuint PeakJobMemoryUsed;
    }
}
