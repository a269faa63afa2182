import CoreMetrics
import Synchronization

/// The types of the text format that this registry writes.
enum PrometheusType: String, Sendable {
    case counter
    case gauge
    case histogram
}

/// One line, or for a histogram one block, of a metric: its values for one set of labels.
protocol PrometheusSeries: AnyObject, Sendable {
    /// Writes the samples as they are now; `labels` are already in text form, without braces.
    func write(name: String, labels: String, to text: inout String)
}

/// A sum that only grows, in whole steps, fractions or both.
final class CounterSeries: PrometheusSeries, CounterHandler, FloatingPointCounterHandler {
    private struct Sum {
        var whole: Int64 = 0
        var fraction = 0.0
    }

    // Counts come from every thread; whole steps are kept apart so that none is ever rounded away.
    private let sum = Mutex(Sum())

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        sum.withLock {
            let (total, isOver) = $0.whole.addingReportingOverflow(amount)
            $0.whole = isOver ? .max : total
        }
    }

    func increment(by amount: Double) {
        guard amount.isFinite, amount > 0 else { return }
        sum.withLock { $0.fraction += amount }
    }

    func reset() { sum.withLock { $0 = Sum() } }

    func write(name: String, labels: String, to text: inout String) {
        let sum = sum.withLock { $0 }
        let value =
            sum.fraction == 0
            ? String(sum.whole) : PrometheusText.number(Double(sum.whole) + sum.fraction)
        PrometheusText.sample(name, labels: labels, value: value, to: &text)
    }
}

/// A value that goes up and down; the latest counts.
final class GaugeSeries: PrometheusSeries, RecorderHandler, MeterHandler {
    // Set by whichever thread measures.
    private let value = Mutex(0.0)

    func record(_ value: Int64) { set(Double(value)) }

    func record(_ value: Double) { set(value) }

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) { self.value.withLock { $0 = value } }

    func increment(by amount: Double) {
        guard amount.isFinite else { return }
        value.withLock { $0 += amount }
    }

    func decrement(by amount: Double) { increment(by: -amount) }

    func write(name: String, labels: String, to text: inout String) {
        let value = PrometheusText.number(value.withLock { $0 })
        PrometheusText.sample(name, labels: labels, value: value, to: &text)
    }
}

/// How often values fell into each of a few ranges, with their count and sum.
final class HistogramSeries: PrometheusSeries, RecorderHandler, TimerHandler {
    /// Upper bounds for durations, in seconds: those of Prometheus' own client libraries
    /// (https://prometheus.io/docs/practices/histograms/), with one and two and a half
    /// milliseconds before them, because most answers here take less than five.
    static let secondBounds = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    /// Upper bounds for everything else, such as batch sizes and bytes: powers of two, then four.
    static let plainBounds = [
        1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576,
    ]
    .map(Double.init)

    private struct Counts {
        var perRange: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    // Recorded by every thread that answers; read by the scrape.
    private let counts: Mutex<Counts>

    /// Ranges up to each of `bounds`, which ascend, and one for what lies beyond the last.
    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Mutex(Counts(perRange: [UInt64](repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let range = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts.withLock {
            $0.perRange[range] += 1
            $0.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(max(0, duration)) / 1e9) }

    func write(name: String, labels: String, to text: inout String) {
        let counts = counts.withLock { $0 }
        let before = labels.isEmpty ? "" : "\(labels),"
        var total: UInt64 = 0
        for (range, count) in counts.perRange.enumerated() {
            total += count
            let bound = range < bounds.count ? PrometheusText.number(bounds[range]) : "+Inf"
            PrometheusText.sample(
                "\(name)_bucket",
                labels: "\(before)le=\"\(bound)\"",
                value: String(total),
                to: &text
            )
        }
        let sum = PrometheusText.number(counts.sum)
        PrometheusText.sample("\(name)_sum", labels: labels, value: sum, to: &text)
        PrometheusText.sample("\(name)_count", labels: labels, value: String(total), to: &text)
    }
}
