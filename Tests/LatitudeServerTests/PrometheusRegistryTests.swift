import CoreMetrics
import Foundation
import Testing

@testable import LatitudeServer

@Suite("Prometheus registry")
struct PrometheusRegistryTests {
    private let registry = PrometheusRegistry()

    private var lines: [String] { registry.text().split(separator: "\n").map(String.init) }

    @Test("counts whole steps and fractions in one series, and never down")
    func counter() {
        let whole = registry.makeCounter(label: "hb.requests", dimensions: [("http.route", "/me")])
        whole.increment(by: 3)
        whole.increment(by: -2)
        #expect(lines.contains(#"hb_requests_total{http_route="/me"} 3"#))
        let part = registry.makeFloatingPointCounter(
            label: "hb.requests.total",
            dimensions: [("httpRoute", "/me")]
        )
        for step in [0.5, -.infinity, .nan, -1] { part.increment(by: step) }
        #expect(lines.contains(#"hb_requests_total{http_route="/me"} 3.5"#))
        whole.increment(by: Int64.max)
        whole.increment(by: Int64.max)
        whole.reset()
        #expect(lines.contains(#"hb_requests_total{http_route="/me"} 0"#))
        #expect(lines.filter { $0.hasPrefix("# TYPE hb_requests_total") }.count == 1)
    }

    @Test("keeps the largest whole count instead of running over")
    func saturation() {
        let counter = registry.makeCounter(label: "steps", dimensions: [])
        for _ in 0..<2 { counter.increment(by: .max) }
        #expect(lines.contains("steps_total 9223372036854775807"))
    }

    @Test("shows the latest value of meters and of recorders that do not aggregate")
    func gauge() {
        let meter = registry.makeMeter(label: "pool.free_count", dimensions: [])
        meter.set(Int64(4))
        meter.increment(by: 1.5)
        meter.decrement(by: 0.25)
        meter.increment(by: .nan)
        #expect(lines.contains("pool_free 5.25"))
        registry.makeRecorder(label: "pool.free", dimensions: [], aggregate: false).record(-7.0)
        #expect(lines.contains("pool_free -7"))
        #expect(lines.contains("# TYPE pool_free gauge"))
        meter.set(Double.infinity)
        #expect(lines.contains("pool_free +Inf"))
        meter.set(Double.nan)
        #expect(lines.contains("pool_free NaN"))
    }

    @Test("sorts durations into cumulative ranges of seconds")
    func timer() {
        let timer = registry.makeTimer(
            label: "http.server.request.duration",
            dimensions: [("route", "/x")]
        )
        for nanoseconds in [-5, 1_000_000, 3_000_000, 20_000_000_000] as [Int64] {
            timer.recordNanoseconds(nanoseconds)
        }
        let name = "http_server_request_duration_seconds"
        let expected = [
            "# HELP \(name) Duration of http.server.request.duration in seconds.",
            "# TYPE \(name) histogram",
            #"\#(name)_bucket{route="/x",le="0.001"} 2"#,
            #"\#(name)_bucket{route="/x",le="0.0025"} 2"#,
            #"\#(name)_bucket{route="/x",le="0.005"} 3"#,
            #"\#(name)_bucket{route="/x",le="10"} 3"#,
            #"\#(name)_bucket{route="/x",le="+Inf"} 4"#,
            #"\#(name)_sum{route="/x"} 20.004"#,
            #"\#(name)_count{route="/x"} 4"#,
        ]
        #expect(lines.filter { expected.contains($0) } == expected)
    }

    @Test("sorts what aggregating recorders see into ranges, and leaves out what is no number")
    func recorder() {
        let recorder = registry.makeRecorder(label: "batch.size", dimensions: [], aggregate: true)
        recorder.record(Int64(64))
        recorder.record(65.0)
        recorder.record(.nan)
        #expect(lines.contains(#"batch_size_bucket{le="64"} 1"#))
        #expect(lines.contains(#"batch_size_bucket{le="128"} 2"#))
        #expect(lines.contains("batch_size_sum 129"))
        #expect(lines.contains("batch_size_count 2"))
    }

    @Test(
        "makes names that Prometheus takes",
        arguments: [
            ("hb.requests", PrometheusType.counter, false, "hb_requests_total"),
            ("RequestCounter", .counter, false, "request_total"),
            ("HTTPRequests2xx:total", .counter, false, "http_requests2xx_total"),
            ("db.wait.ms", .histogram, true, "db_wait_seconds"),
            ("db.wait.seconds", .histogram, true, "db_wait_seconds"),
            ("queue.total.count", .gauge, false, "queue"), ("sum", .gauge, false, "sum"),
            ("9 lives", .gauge, false, "_9_lives"), ("żółw", .gauge, false, "w"),
            ("", .gauge, false, "unnamed"), ("💶", .counter, false, "total"),
        ]
    )
    func names(label: String, type: PrometheusType, isTimer: Bool, name: String) {
        #expect(PrometheusText.name(label, type: type, isTimer: isTimer) == name)
    }

    @Test("escapes and bounds labels, sorts them, and keeps reserved names free")
    func labels() {
        let hostile = "a\\b\"c\nd\re\u{0}f\u{85}"
        let text = PrometheusText.labels([
            ("le", "1"), ("b", hostile), ("A", "first"), ("a", "second"), ("c", ""), ("__d", "é"),
        ])
        let replaced = "\u{FFFD}"
        #expect(
            text == #"a="first",b="a\\b\"c\nd\#(replaced)e\#(replaced)f\#(replaced)",d="é","#
                + #"label_le="1""#
        )
        let long = PrometheusText.labels([("a", String(repeating: "x", count: 5_000))])
        #expect(long.count == PrometheusText.longestValue + 4)
    }

    @Test("ignores series beyond the bound, and counts them")
    func cardinality() {
        for index in 0..<(PrometheusRegistry.mostSeries + 50) {
            registry.makeCounter(label: "many", dimensions: [("id", "\(index)")]).increment(by: 1)
        }
        #expect(lines.filter { $0.hasPrefix("many_total{") }.count == PrometheusRegistry.mostSeries)
        #expect(lines.contains(#"metrics_series_ignored_total{metric="many_total"} 50"#))
        registry.makeCounter(label: "many", dimensions: [("id", "0")]).increment(by: 4)
        #expect(lines.contains(#"many_total{id="0"} 5"#))
        for index in 0..<(PrometheusRegistry.mostMetrics + 9) {
            registry.makeMeter(label: "m\(index)", dimensions: []).set(Int64(1))
        }
        #expect(lines.contains(#"metrics_series_ignored_total{metric="other"} 10"#))
    }

    @Test("ignores a metric whose name another type or the process itself has")
    func collision() {
        registry.makeMeter(label: "x", dimensions: []).set(Int64(1))
        registry.makeRecorder(label: "x.sum", dimensions: [], aggregate: true).record(2.0)
        registry.makeMeter(label: "process.open_fds", dimensions: []).set(Int64(-1))
        #expect(lines.filter { $0.hasPrefix("x") } == ["x 1"])
        #expect(lines.contains(#"metrics_series_ignored_total{metric="x"} 1"#))
        #expect(lines.contains(#"metrics_series_ignored_total{metric="other"} 1"#))
        #expect(!lines.contains("process_open_fds -1"))
    }

    @Test("forgets what is destroyed, and makes room")
    func destroy() {
        let counter = registry.makeCounter(label: "gone", dimensions: [("a", "1")])
        let timer = registry.makeTimer(label: "gone", dimensions: [])
        counter.increment(by: 1)
        #expect(lines.contains(#"gone_total{a="1"} 1"#))
        registry.destroyCounter(counter)
        registry.destroyTimer(timer)
        #expect(lines.filter { $0.contains("gone") && !$0.hasPrefix("metrics_") } == [])
        registry.makeCounter(label: "gone", dimensions: [("a", "1")]).increment(by: 1)
        #expect(lines.contains(#"gone_total{a="1"} 1"#))
    }

    @Test("gives equal text for equal values, in order")
    func order() {
        func fill(_ labels: [String]) -> [String] {
            let registry = PrometheusRegistry()
            for label in labels {
                registry.makeCounter(label: label, dimensions: [("z", label), ("a", "1")])
                    .increment(by: 1)
            }
            return registry.text().split(separator: "\n").map(String.init)
                .filter { !$0.hasPrefix("process_") }
        }
        let names = ["b.y", "a", "c", "b.x"]
        #expect(fill(names) == fill(names.reversed()))
        let types = lines.filter { $0.hasPrefix("# TYPE") }
        #expect(types == types.sorted())
    }

    @Test("describes metrics by the sentence given, else by one made from the label")
    func help() {
        let registry = PrometheusRegistry(descriptions: ["a.b": "Two\nlines \\ one."])
        registry.makeMeter(label: "a.b", dimensions: []).set(Int64(1))
        registry.makeMeter(label: "c", dimensions: []).set(Int64(1))
        #expect(registry.text().contains("# HELP a_b Two\\nlines \\\\ one.\n# TYPE a_b gauge\n"))
        #expect(registry.text().contains("# HELP c Latest value of c.\n"))
    }

    @Test("tells memory, processor time, open files and start of the process")
    func process() throws {
        func value(_ name: String) throws -> Double {
            let line = try #require(lines.first { $0.hasPrefix("\(name) ") })
            return try #require(Double(line.dropFirst(name.count + 1)))
        }
        #expect(try value("process_resident_memory_bytes") > 1_000_000)
        #expect(try value("process_cpu_seconds_total") >= 0)
        let started = try value("process_start_time_seconds")
        #expect(started <= Date.now.timeIntervalSince1970 + 2)
        #expect(started > Date.now.timeIntervalSince1970 - 86_400)
        #expect(try value("process_open_fds") >= 3)
    }

    @Test("loses no step when many threads count, make and read at once")
    func threads() async {
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for step in 0..<2_000 {
                        registry.makeCounter(label: "n", dimensions: [("k", "\(step % 3)")])
                            .increment(by: 1)
                        registry.makeTimer(label: "n", dimensions: []).recordNanoseconds(1)
                        if step % 500 == task { _ = registry.text() }
                    }
                }
            }
        }
        let counts = lines.filter { $0.hasPrefix("n_total{") }
            .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(counts.reduce(0, +) == 16_000)
        #expect(lines.contains("n_seconds_count 16000"))
    }

    @Test(
        "passes promtool, lint included",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool"))
    )
    func promtool() throws {
        let hostile = "q\"\\\n\u{7}ü💶"
        registry.makeCounter(label: "hb.requests", dimensions: [("http.route", hostile)])
            .increment(by: 1)
        registry.makeMeter(label: "http.server.active_requests", dimensions: []).set(Double.nan)
        registry.makeTimer(label: "httpServer:requestMilliseconds", dimensions: [("le", "1")])
            .recordNanoseconds(5)
        registry.makeRecorder(label: "batch.count", dimensions: [], aggregate: true).record(1e-9)
        registry.makeRecorder(label: "some.gauge", dimensions: [], aggregate: false).record(1e300)
        let tool = Process()
        let (input, output) = (Pipe(), Pipe())
        tool.executableURL = URL(filePath: "/usr/bin/promtool")
        tool.arguments = ["check", "metrics"]
        tool.standardInput = input
        tool.standardOutput = output
        tool.standardError = output
        try tool.run()
        try input.fileHandleForWriting.write(contentsOf: Data(registry.text().utf8))
        try input.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        tool.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self) == "")
        #expect(tool.terminationStatus == 0)
    }
}
