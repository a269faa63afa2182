/// Lets a few tests at a time use the shared cluster, in the order they came.
///
/// Swift Testing starts every test at once; two cores would then serve none of them in time.
actor TestGate {
    static let shared = TestGate(places: 6)

    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { self.places = places }

    func enter() async {
        guard places == 0 else {
            places -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
