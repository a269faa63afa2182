#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What Linux says of this process, under the names every Prometheus client library uses
/// (https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics).
enum PrometheusProcess {
    /// The names of the metrics that `blocks()` has.
    static let names: Set = [
        "process_cpu_seconds_total", "process_open_fds", "process_resident_memory_bytes",
        "process_start_time_seconds",
    ]

    /// The metrics in text form by name, as of now; without those that cannot be read here.
    static func blocks() -> [String: String] {
        var blocks: [String: String] = [:]
        func add(_ name: String, _ type: PrometheusType, _ help: String, _ value: Double?) {
            guard let value else { return }
            var block = ""
            PrometheusText.head(name, type: type, help: help, to: &block)
            let number = PrometheusText.number(value)
            PrometheusText.sample(name, labels: "", value: number, to: &block)
            blocks[name] = block
        }
        let times = times()
        add(
            "process_cpu_seconds_total",
            .counter,
            "Processor time used by the process, in seconds.",
            times?.used
        )
        add("process_open_fds", .gauge, "Open file descriptors.", openFiles().map(Double.init))
        add(
            "process_resident_memory_bytes",
            .gauge,
            "Memory of the process that is resident, in bytes.",
            residentBytes()
        )
        add(
            "process_start_time_seconds",
            .gauge,
            "When the process started, in seconds since 1970 in UTC.",
            times.flatMap { times in bootSeconds().map { $0 + times.startedAfterBoot } }
        )
        return blocks
    }

    /// Seconds of processor time, and of the start counted from boot; see `proc_pid_stat(5)`.
    private static func times() -> (used: Double, startedAfterBoot: Double)? {
        // The second field is the program's name and may hold blanks, so counting starts after it:
        // there, the third field is number 0.
        guard let line = contents(of: "/proc/self/stat"), let name = line.lastIndex(of: ")") else {
            return nil
        }
        let fields = line[line.index(after: name)...].split(separator: " ")
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        guard
            fields.count > 19, ticks > 0, let user = Double(fields[11]),
            let system = Double(fields[12]), let start = Double(fields[19])
        else { return nil }
        return ((user + system) / ticks, start / ticks)
    }

    /// The second field of `/proc/self/statm` counts pages; see `proc_pid_statm(5)`.
    private static func residentBytes() -> Double? {
        let fields = contents(of: "/proc/self/statm")?.split(separator: " ") ?? []
        guard fields.count > 1, let pages = Double(fields[1]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Seconds since 1970 at which the machine started; see `proc_stat(5)`.
    private static func bootSeconds() -> Double? {
        contents(of: "/proc/stat")?.split(separator: "\n")
            .first { $0.hasPrefix("btime ") }
            .flatMap { Double($0.dropFirst(6)) }
    }

    private static func openFiles() -> Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var entries = 0
        while readdir(folder) != nil { entries += 1 }
        // Less `.`, `..` and the descriptor of the listing itself.
        return entries - 3
    }

    private static func contents(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
