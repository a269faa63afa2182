import Testing

@testable import LatitudeServer

@Suite("A list as a file")
struct EveryRowTests {
    @Test("has every row, in order, however many reads that takes", arguments: [0, 1, 3, 4, 6, 7])
    func whole(count: Int) async throws {
        let list = Array(0..<count)
        var reads: [Int?] = []
        let rows: [Int] = try await everyRow(size: 3) { last, size in
            reads.append(last)
            return Array(list.drop { $0 <= last ?? -1 }.prefix(size))
        }
        #expect(rows == list)
        // A read that is not full was the last one.
        #expect(reads.count == count / 3 + 1)
        #expect(reads.first == .some(nil))
    }
}
