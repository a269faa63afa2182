import Foundation
import Synchronization

// Safe because every access is made under the condition's lock.
/// Holds work on its thread until a test lets it go on, and counts who is held or passed.
final class Barrier: @unchecked Sendable {
    private let condition = NSCondition()
    private var isOpen: Bool
    private var inside = 0
    private var most = 0

    init(isOpen: Bool = false) { self.isOpen = isOpen }

    /// How many are between `enter` and `leave`, and how many were there at most.
    var counts: (inside: Int, most: Int) { condition.withLock { (inside, most) } }

    func enter() {
        condition.withLock {
            inside += 1
            most = max(most, inside)
            while !isOpen { condition.wait() }
        }
    }

    func leave() { condition.withLock { inside -= 1 } }

    func open() {
        condition.withLock {
            isOpen = true
            condition.broadcast()
        }
    }

    func close() { condition.withLock { isOpen = false } }
}

/// What happened, in order, from whatever thread.
final class Record<Event: Sendable>: Sendable {
    private let list = Mutex<[Event]>([])

    var events: [Event] { list.withLock { $0 } }

    func add(_ event: Event) { list.withLock { $0.append(event) } }
}

/// Comes back as soon as something is true; the test's time limit ends a wait in vain.
func until(_ condition: () -> Bool) async {
    while !condition(), !Task.isCancelled { await Task.yield() }
}
