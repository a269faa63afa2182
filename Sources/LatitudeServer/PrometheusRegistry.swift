public import CoreMetrics
import Synchronization

/// The metrics of this process, in the text form that Prometheus reads.
///
/// It is a backend for swift-metrics: counters end in `_total`, timers are histograms in seconds,
/// recorders are histograms where they aggregate and gauges where they do not. The metrics and the
/// series of each are bounded: what goes beyond, or asks for a name that a metric of another type
/// has, is recorded nowhere and counted in `metrics_series_ignored_total`.
public final class PrometheusRegistry: MetricsFactory, Sendable {
    /// The media type of `text()`.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"
    /// The most series one metric may have.
    public static let mostSeries = 1_000
    /// The most metrics there may be.
    public static let mostMetrics = 500

    /// What a metric is, from the call that asked for it.
    private struct Wanted {
        let name: String
        let type: PrometheusType
        let help: String
        let bounds: [Double]
    }

    private struct Family {
        let type: PrometheusType
        let help: String
        let bounds: [Double]
        var ignored: Int64 = 0
        /// By labels in text form.
        var series: [String: any PrometheusSeries] = [:]

        init(_ wanted: Wanted) {
            (type, help, bounds) = (wanted.type, wanted.help, wanted.bounds)
        }

        /// The series of these labels, made where there is none and where the bound allows it.
        mutating func series<Series: PrometheusSeries>(
            _ labels: String,
            ifOf wantedType: PrometheusType,
            make: (_ bounds: [Double]) -> Series
        ) -> Series? {
            if let known = series[labels] as? Series { return known }
            guard type == wantedType, series.count < PrometheusRegistry.mostSeries else {
                ignored += 1
                return nil
            }
            let made = make(bounds)
            series[labels] = made
            return made
        }
    }

    private struct Families {
        var byName: [String: Family] = [:]
        /// Requests for metrics that do not exist because of a bound or a name in use.
        var ignored: Int64 = 0
    }

    private static let ignoredName = "metrics_series_ignored_total"
    private static let ownNames = PrometheusProcess.names.union([ignoredName])

    // Handlers are made and destroyed on any thread; their values are behind locks of their own.
    private let families = Mutex(Families())
    private let descriptions: [String: String]

    /// A registry without any metric but those of the process.
    ///
    /// `descriptions` has a sentence by label of swift-metrics, such as
    /// `http.server.request.duration`; for any other label a sentence is made from it.
    public init(descriptions: [String: String] = [:]) { self.descriptions = descriptions }

    /// Every metric as it is now, sorted by name, and within it by labels.
    public func text() -> String {
        let families = families.withLock { $0 }
        var blocks = PrometheusProcess.blocks()
        blocks[Self.ignoredName] = Self.ignoredBlock(families)
        for (name, family) in families.byName where !family.series.isEmpty {
            var block = ""
            PrometheusText.head(name, type: family.type, help: family.help, to: &block)
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &block)
            }
            blocks[name] = block
        }
        return blocks.sorted { $0.key < $1.key }.map(\.value).joined()
    }

    private static func ignoredBlock(_ families: Families) -> String {
        let help = "Requests for a series beyond a bound, or for a name in use by another type."
        var block = ""
        PrometheusText.head(ignoredName, type: .counter, help: help, to: &block)
        let counts = families.byName.mapValues(\.ignored)
            .merging(["other": families.ignored]) { $0 + $1 }
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            let labels = PrometheusText.labels([("metric", name)])
            PrometheusText.sample(ignoredName, labels: labels, value: String(count), to: &block)
        }
        return block
    }
}

extension PrometheusRegistry {
    /// A counter of whole steps; equal label and dimensions share one.
    public func makeCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any CounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// A counter of fractions; it shares its value with that of whole steps.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// A gauge; equal label and dimensions share one.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    /// A histogram where it aggregates, else a gauge; equal label and dimensions share one.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return gauge(label, dimensions) ?? NOOPMetricsHandler.instance }
        let wanted = Wanted(
            name: PrometheusText.name(label, type: .histogram),
            type: .histogram,
            help: descriptions[label] ?? "Distribution of \(label).",
            bounds: HistogramSeries.plainBounds
        )
        return series(wanted, dimensions) { HistogramSeries(bounds: $0) }
            ?? NOOPMetricsHandler.instance
    }

    /// A histogram in seconds; equal label and dimensions share one.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let wanted = Wanted(
            name: PrometheusText.name(label, type: .histogram, isTimer: true),
            type: .histogram,
            help: descriptions[label] ?? "Duration of \(label) in seconds.",
            bounds: HistogramSeries.secondBounds
        )
        return series(wanted, dimensions) { HistogramSeries(bounds: $0) }
            ?? NOOPMetricsHandler.instance
    }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries? {
        let wanted = Wanted(
            name: PrometheusText.name(label, type: .counter),
            type: .counter,
            help: descriptions[label] ?? "Sum of \(label) since the start.",
            bounds: []
        )
        return series(wanted, dimensions) { _ in CounterSeries() }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
        let wanted = Wanted(
            name: PrometheusText.name(label, type: .gauge),
            type: .gauge,
            help: descriptions[label] ?? "Latest value of \(label).",
            bounds: []
        )
        return series(wanted, dimensions) { _ in GaugeSeries() }
    }

    /// The series of these labels, made where there is none; nil when it may not be made.
    private func series<Series: PrometheusSeries>(
        _ wanted: Wanted,
        _ dimensions: [(String, String)],
        make: (_ bounds: [Double]) -> Series
    ) -> Series? {
        let labels = PrometheusText.labels(dimensions)
        return families.withLock { families -> Series? in
            let isNew = families.byName[wanted.name] == nil
            let isFull = isNew && families.byName.count >= Self.mostMetrics
            guard !isFull, !Self.ownNames.contains(wanted.name) else {
                families.ignored += 1
                return nil
            }
            return families.byName[wanted.name, default: Family(wanted)]
                .series(labels, ifOf: wanted.type, make: make)
        }
    }
}

extension PrometheusRegistry {
    /// Forgets the counter; the same label starts again from zero.
    public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }

    /// Forgets the counter; the same label starts again from zero.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
        forget(handler)
    }

    /// Forgets the gauge.
    public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }

    /// Forgets the histogram or gauge.
    public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }

    /// Forgets the histogram.
    public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    private func forget(_ handler: AnyObject) {
        families.withLock { families in
            for (name, family) in families.byName {
                guard let labels = family.series.first(where: { $0.value === handler })?.key else {
                    continue
                }
                families.byName[name]?.series[labels] = nil
                return
            }
        }
    }
}
