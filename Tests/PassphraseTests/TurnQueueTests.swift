import Testing

@testable import Passphrase

@Suite("Turns", .timeLimit(.minutes(1)))
struct TurnQueueTests {
    @Test("come in order of arrival")
    func order() async throws {
        let queue = TurnQueue(label: "order", places: 1, mostWaiting: 64)
        let (barrier, record) = (Barrier(), Record<Int>())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0...20 {
                group.addTask {
                    try await queue.run(for: "somebody") {
                        barrier.enter()
                        record.add(number)
                        barrier.leave()
                    }
                }
                // The first one is at work; every other must stand in the queue before the next.
                await until { barrier.counts.inside == 1 && queue.waitingCount == number }
            }
            barrier.open()
            try await group.waitForAll()
        }
        #expect(record.events == Array(0...20))
    }

    @Test("are refused beyond the bound, and given again once there is room")
    func bound() async throws {
        let queue = TurnQueue(label: "bound", places: 2, mostWaiting: 3)
        let barrier = Barrier()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...5 {
                group.addTask {
                    try await queue.run(for: "somebody") {
                        barrier.enter()
                        barrier.leave()
                        return number
                    }
                }
            }
            await until { barrier.counts.inside + queue.waitingCount == 5 }
            #expect(barrier.counts.inside == 2)
            for _ in 1...3 {
                await #expect(throws: HasherFault.busy) {
                    try await queue.run(for: "somebody") { 0 }
                }
            }
            barrier.open()
            let answers = try await group.reduce(into: []) { $0.append($1) }
            #expect(answers.sorted() == [1, 2, 3, 4, 5])
        }
        #expect(try await queue.run(for: "somebody") { 6 } == 6)
        #expect(barrier.counts.most == 2)
    }

    @Test("are given up by callers who are cancelled while they wait")
    func cancellation() async throws {
        let queue = TurnQueue(label: "cancellation", places: 1, mostWaiting: 1)
        let (barrier, record) = (Barrier(), Record<String>())
        let first = Task {
            try await queue.run(for: "somebody") {
                barrier.enter()
                record.add("first")
            }
        }
        await until { barrier.counts.inside == 1 }
        let second = Task { try await queue.run(for: "somebody") { record.add("second") } }
        await until { queue.waitingCount == 1 }
        second.cancel()
        await #expect(throws: HasherFault.cancelled) { try await second.value }
        #expect(queue.waitingCount == 0)
        // The place in the queue is free for the next, and work under way is finished.
        let third = Task { try await queue.run(for: "somebody") { record.add("third") } }
        await until { queue.waitingCount == 1 }
        first.cancel()
        barrier.open()
        try await first.value
        try await third.value
        #expect(record.events == ["first", "third"])
    }

    @Test("are not taken by callers who were cancelled before")
    func cancelledBefore() async throws {
        let queue = TurnQueue(label: "cancelled", places: 1, mostWaiting: 1)
        let barrier = Barrier()
        let first = Task { try await queue.run(for: "somebody") { barrier.enter() } }
        await until { barrier.counts.inside == 1 }
        let late = Task {
            await until { false }
            return try await queue.run(for: "somebody") { true }
        }
        late.cancel()
        await #expect(throws: HasherFault.cancelled) { try await late.value }
        barrier.open()
        try await first.value
    }

    @Test("are free again before the caller hears of it")
    func comingBack() async throws {
        let queue = TurnQueue(label: "back", places: 1, mostWaiting: 0)
        for number in 1...2_000 {
            #expect(try await queue.run(for: "somebody") { number } == number)
        }
    }

    @Test("pass on what the work throws")
    func throwing() async {
        let queue = TurnQueue(label: "throwing", places: 1, mostWaiting: 1)
        await #expect(throws: HasherFault.unavailable) {
            try await queue.run(for: "somebody") { () throws(HasherFault) -> Int in
                throw .unavailable
            }
        }
        #expect(queue.waitingCount == 0)
    }

    @Test("are taken by one caller after another, however much one of them asks for")
    func callers() async throws {
        let queue = TurnQueue(label: "callers", places: 1, mostWaiting: 64)
        let (barrier, record) = (Barrier(), Record<String>())
        let asked = ["crowd", "crowd", "crowd", "crowd", "guest", "other"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, caller) in asked.enumerated() {
                group.addTask {
                    try await queue.run(for: caller) {
                        barrier.enter()
                        record.add(caller)
                        barrier.leave()
                    }
                }
                await until { barrier.counts.inside == 1 && queue.waitingCount == number }
            }
            barrier.open()
            try await group.waitForAll()
        }
        #expect(record.events == ["crowd", "crowd", "guest", "other", "crowd", "crowd"])
    }

    @Test("are given to a newcomer in place of the last of a crowd that fills the queue")
    func crowd() async throws {
        let queue = TurnQueue(label: "crowd", places: 1, mostWaiting: 4)
        let (barrier, refusals) = (Barrier(), Record<HasherFault>())
        let crowd = (0...4).map { _ in
            Task {
                do throws(HasherFault) {
                    try await queue.run(for: "crowd") {
                        barrier.enter()
                        barrier.leave()
                    }
                } catch {
                    refusals.add(error)
                }
            }
        }
        await until { barrier.counts.inside == 1 && queue.waitingCount == 4 }
        await #expect(throws: HasherFault.busy) { try await queue.run(for: "crowd") { 0 } }
        let newcomer = Task { try await queue.run(for: "guest") { 7 } }
        await until { refusals.events == [.busy] }
        barrier.open()
        #expect(try await newcomer.value == 7)
        for turn in crowd { await turn.value }
        #expect(refusals.events == [.busy])
    }
}
