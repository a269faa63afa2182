import Foundation
import Latitude
import Synchronization

/// How many files are in memory at once: each is up to 10 MB, and sealing it takes some times that.
///
/// Nobody waits, as somebody with a slow phone could keep everybody waiting: who comes when all
/// places are taken is told to come again.
final class FilePlaces: Sendable {
    // A lock, as a place is given back where nothing can be awaited.
    private let taken = Mutex<[UUID: Int]>([:])
    private let places: Int
    private let placesEach: Int

    /// So many places, and so many of them for one person.
    init(places: Int = 6, placesEach: Int = 2) {
        self.places = places
        self.placesEach = placesEach
    }

    /// Does something with a file in memory; throws `server_busy` when there is no place for it.
    func hold<Value: Sendable>(
        for person: UUID,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try taken.withLock { taken throws(Refusal) in
            let own = taken[person, default: 0]
            guard own < placesEach, taken.values.reduce(0, +) < places else {
                throw Refusal(.serverBusy, detail: "Too many files are on their way just now.")
            }
            taken[person] = own + 1
        }
        defer {
            taken.withLock { taken in
                let left = taken[person, default: 1] - 1
                taken[person] = left == 0 ? nil : left
            }
        }
        return try await body()
    }
}
