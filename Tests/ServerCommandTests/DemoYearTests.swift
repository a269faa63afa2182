import Foundation
import Latitude
import LatitudeStore
import Testing

@testable import ServerCommand

@Suite("The demonstration's year")
struct DemoYearTests {
    private let now = Date(timeIntervalSince1970: 1_795_298_400)

    @Test("follows from its seed")
    func repeats() throws {
        let year = try DemoYear(seed: 7, recoveries: 300, now: now)
        #expect(try DemoYear(seed: 7, recoveries: 300, now: now).acts == year.acts)
        #expect(try DemoYear(seed: 8, recoveries: 300, now: now).acts != year.acts)
    }

    @Test("runs forward, ends before now and has each id once", arguments: [1, 2, 3])
    func increases(seed: UInt64) throws {
        let acts = try DemoYear(seed: seed, recoveries: 2_000, now: now).acts
        #expect(zip(acts, acts.dropFirst()).allSatisfy { $0.at < $1.at })
        let span = (now - 366 * 86_400)...now
        #expect(acts.allSatisfy { span.contains($0.at) })
        let ids = acts.compactMap(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("has as many recoveries as asked for, and a few that are refused on top")
    func counts() throws {
        for recoveries in [DemoYear.fewest, 200] {
            let acts = try DemoYear(seed: 1, recoveries: recoveries, now: now).acts
            #expect(acts.compactMap(\.request).count == recoveries + 4)
        }
    }

    @Test("is spread over all hours, currencies and kinds, mostly small and hardly repeated")
    func mixes() throws {
        let requests = try DemoYear(seed: 1, recoveries: 2_000, now: now).acts
            .compactMap(\.request)
        #expect(Set(requests.map(\.kind)) == Set(RecoveryKind.allCases))
        let currencies = Set(requests.compactMap(\.amount).map(\.currency.code))
        #expect(currencies == ["USD", "EUR", "PLN", "JPY", "KWD"])
        let dollars = requests.filter { $0.kind == .spend }.compactMap(\.amount)
            .filter { $0.currency.code == "USD" }.map(\.minor).sorted()
        #expect((2_000...5_000).contains(dollars[dollars.count / 2]))
        #expect(Set(requests.map { [$0.what.text, $0.wrong?.text] }).count > 1_500)
        let texts = requests.flatMap { [$0.what.text, $0.wrong?.text ?? ""] }
        #expect(texts.allSatisfy { !$0.contains("{") && !$0.contains("}") })
        #expect(texts.contains { $0.contains("skreślon") })
    }

    @Test("knows acts within the hour of every change of the clocks")
    func changesClocks() throws {
        let acts = try DemoYear(seed: 1, recoveries: 200, now: now).acts
        for name in ["America/New_York", "Europe/Berlin", "Europe/Warsaw"] {
            let zone = try #require(TimeZone(identifier: name))
            let change = try #require(
                zone.nextDaylightSavingTimeTransition(after: now - 300 * 86_400)
            )
            let near = acts.filter { abs($0.at.timeIntervalSince(change)) < 3_600 }
            #expect(near.count { $0.request != nil } >= 2, "\(name)")
        }
    }

    @Test("has the seeds' cases with their sums")
    func cases() throws {
        let acts = try DemoYear(seed: 5, recoveries: DemoYear.fewest, now: now).acts
        let requests = acts.compactMap(\.request)
        func request(_ words: String) throws -> RecoveryRequest {
            try #require(requests.first { $0.what.text.contains(words) }, "\(words)")
        }
        let laptop = try request("laptop taken to Hawaii")
        #expect(laptop.kind == .hold && laptop.amount?.description == "1500.00 USD")
        var honolulu = Calendar(identifier: .gregorian)
        honolulu.timeZone = try #require(TimeZone(identifier: "Pacific/Honolulu"))
        let needed = try #require(laptop.hold?.neededBy)
        #expect(honolulu.dateComponents([.hour, .minute], from: needed).hour == 10)
        #expect(laptop.hold?.awayUntil != nil)
        let settled = acts.compactMap(\.settlement).filter { $0.recovery == .id(laptop.id) }
        #expect(settled.map(\.sum.description) == ["1312.40 USD"])

        let fee = try request("75-dollar drop-off fee")
        #expect(fee.kind == .waiver && fee.amount?.description == "75.00 USD")
        let perfume = try request("perfume")
        #expect(perfume.means == .own && perfume.amount?.description == "95.00 USD")
        let repaid = acts.compactMap(\.repayment).filter { $0.recovery == .id(perfume.id) }
        #expect(repaid.map(\.sum) == [perfume.amount])
        let shoes = try request("two shoes of different size")
        #expect(shoes.kind == .gift && shoes.amount == nil && shoes.minutes > 0)
        let dress = try request("dress replaced")
        #expect(dress.amount?.description == "175.00 USD")
        #expect(dress.wrong?.text.contains("the fault was the guest’s") == true)
        let told = acts.compactMap(\.telling).filter { $0.share == .house }
        for act in [laptop, fee, perfume, shoes, dress] {
            #expect(told.contains { $0.recovery == .id(act.id) })
        }
    }
}

extension DemoAct {
    fileprivate var request: RecoveryRequest? {
        guard case .open(let request) = step else { return nil }
        return request
    }

    fileprivate var telling: StoryTelling? {
        guard case .tell(let telling) = step else { return nil }
        return telling
    }

    fileprivate var settlement: (recovery: RecoveryReference, sum: Money)? {
        guard case .follow(let follow) = step, case .settle(let sum, _) = follow.step else {
            return nil
        }
        return (follow.recovery, sum)
    }

    fileprivate var repayment: (recovery: RecoveryReference, sum: Money)? {
        guard case .follow(let follow) = step, case .repay(let sum, _) = follow.step else {
            return nil
        }
        return (follow.recovery, sum)
    }

    fileprivate var id: Identifier? {
        switch step {
        case .open(let request): request.id
        case .follow(let follow): follow.id
        case .report(let report): report.id
        case .tell(let telling): telling.id
        case .praise(let letter): letter.id
        case .add(let addition): addition.id
        case .payBack(let id): id
        case .expireHolds, .close: nil
        }
    }
}
