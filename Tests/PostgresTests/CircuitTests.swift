import Testing

@testable import Postgres

extension PostgresSuite {
    @Suite("Circuit") struct CircuitTests {
        private let start = ContinuousClock.now
        private let error = PostgresError.unreachable("test")

        /// The leave to try at `milliseconds`, or nil.
        private func attempt(_ circuit: inout Circuit, at milliseconds: Int) -> Circuit.Attempt? {
            guard
                case .attempt(let attempt) = circuit.advise(
                    now: start + .milliseconds(milliseconds)
                )
            else { return nil }
            return attempt
        }

        /// Tries and fails at `milliseconds`.
        private func fail(_ circuit: inout Circuit, at milliseconds: Int) throws {
            let attempt = try #require(attempt(&circuit, at: milliseconds))
            let now = start + .milliseconds(milliseconds)
            circuit.fail(attempt, error, wasSilent: false, now: now, jitter: 1)
        }

        @Test("pauses double from 50 ms to 2 s")
        func pauses() throws {
            var circuit = Circuit()
            var time = 0
            for pause in [50, 100, 200, 400, 800, 1_600, 2_000, 2_000] {
                try fail(&circuit, at: time)
                #expect(attempt(&circuit, at: time + pause - 1) == nil)
                time += pause
            }
        }

        @Test("callers wait for the first four failures and are told at once from the fifth")
        func limit() throws {
            var circuit = Circuit()
            for failures in 1...6 {
                try fail(&circuit, at: failures * 10_000)
                let advice = circuit.advise(now: start + .milliseconds(failures * 10_000 + 1))
                switch advice {
                case .attempt: Issue.record("no pause after failure \(failures)")
                case .wait: #expect(failures < Circuit.failureLimit)
                case .giveUp: #expect(failures >= Circuit.failureLimit)
                }
            }
        }

        @Test("after a pause one caller tries, and everybody after a success")
        func probe() throws {
            var circuit = Circuit()
            try fail(&circuit, at: 0)
            #expect(attempt(&circuit, at: 60) != nil)
            #expect(attempt(&circuit, at: 60) == nil)
            circuit.succeed()
            #expect(attempt(&circuit, at: 60) != nil)
            #expect(attempt(&circuit, at: 60) != nil)
        }

        @Test("failures side by side count once when refused, each when silent")
        func wave() throws {
            for wasSilent in [false, true] {
                var circuit = Circuit()
                let attempts = (0..<8).compactMap { _ in attempt(&circuit, at: 0) }
                for attempt in attempts {
                    circuit.fail(attempt, error, wasSilent: wasSilent, now: start, jitter: 1)
                }
                #expect(circuit.failureCount == (wasSilent ? 8 : 1))
            }
        }

        @Test("an attempt that proved nothing leaves the next caller to try")
        func abandoned() throws {
            var circuit = Circuit()
            try fail(&circuit, at: 0)
            let probe = try #require(attempt(&circuit, at: 60))
            circuit.abandon(probe)
            #expect(circuit.failureCount == 1)
            #expect(attempt(&circuit, at: 60) != nil)
        }
    }
}
