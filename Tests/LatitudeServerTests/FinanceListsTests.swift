import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Funds, means and samples", .timeLimit(.minutes(5)))
struct FinanceListsTests {
    @Test("of funds are what the authority ledger holds")
    func funds() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let list: FundList = try await books.answer("\(Routes.funds)?month=\(books.month)")
            let months = list.funds.filter { $0.scope == .employeeMonth }
            let told = months.map {
                "\($0.property) \($0.funds) \($0.used.minor) \($0.held.minor)"
            }
            let expected = try await router.house.texts(
                """
                select o.name || ' ' || count(*) || ' ' || sum(used) || ' ' || sum(held)
                from fund f join property o on o.property_id = f.property_id
                where f.scope = 'employee_month' group by o.property_id, o.name
                order by o.property_id
                """
            )
            #expect(told == expected)
            // Ada and Fay at the Grand, of whom Ada alone opened her fund, and Dee at the Harbour.
            let granted = months.map {
                "\($0.property) \($0.funds) of \($0.people ?? 0), \($0.granted.minor)"
            }
            #expect(granted == ["Grand 1 of 2, 400000", "Harbour 1 of 1, 200000"])
            let grand = try #require(months.first { $0.property == "Grand" })
            #expect(grand.repaid == .dollars(5) && grand.released == .dollars(20))
            let harbour = try #require(months.first { $0.property == "Harbour" })
            #expect(harbour.reversed == .dollars(7) && harbour.used == .dollars(0))
            #expect(list.holds.map(\.amount) == [.dollars(50)])
            #expect(list.held == [HeldTotal(amount: .dollars(50), holds: 1)])
            let first: FundList = try await books.answer("\(Routes.funds)?limit=1")
            let next = try #require(first.next)
            let second: FundList = try await books.answer(
                "\(Routes.funds)?limit=200&before=\(next)"
            )
            let all: FundList = try await books.answer("\(Routes.funds)?limit=200")
            #expect(first.funds + second.funds == all.funds && second.next == nil)
        }
    }

    @Test("of tills add up to the journal's account, day by day")
    func slips() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let day = try #require(
                try await router.house.texts(
                    "select distinct booked_on::text from posting where account = 'petty_cash'"
                ).first
            )
            let slip: Slip = try await books.answer("\(Routes.slip)?day=\(day)&property=Grand")
            let journal: JournalList = try await books.answer(
                "\(Routes.journal)?property=Grand&account=petty_cash"
            )
            let cash = try #require(journal.totals.first { $0.account == "petty_cash" })
            #expect(slip.out == cash.credit && slip.back == cash.debit)
            #expect(slip.net == slip.out - slip.back)
            #expect(slip.lines.count == 3)
            let other: Slip = try await books.answer("\(Routes.slip)?day=\(day)&property=Harbour")
            #expect(other.lines.isEmpty && other.net == .dollars(0))
            let means: MeansList = try await books.answer("\(Routes.means)?month=\(books.month)")
            let till = try #require(
                means.totals.first { $0.means == .till && $0.property == "Grand" }
            )
            #expect(till.out == slip.out && till.back == slip.back)
            let card = try #require(means.totals.first { $0.means == .card })
            #expect(card.net == .dollars(0) && card.out == .dollars(7))
        }
    }

    @Test("of own money name who is owed, by name")
    func owed() async throws {
        try await HouseRouter.with { router in
            let books = try await FinanceBooks(router)
            let bob = try await router.house.employee("bob")
            for _ in 0..<2 {
                _ = try await router.house.recoveries.book(
                    .of(.dollars(100)) { $0.means = .own },
                    by: bob.hash
                )
            }
            let list: OwedList = try await books.answer(Routes.owed)
            #expect(list.owed.map(\.name) == ["Ada", "Bob"])
            #expect(list.owed.map(\.amount) == [.dollars(40), .dollars(200)])
            #expect(list.owed.map(\.acts) == [1, 2])
        }
    }

    @Test("drawn by a seed are the same however the books came about")
    func sample() async throws {
        let ids = (1...30).map { _ in Identifier() }
        let ways = [Array(1...30), Array(1...30).reversed(), Array(1...30).shuffled()]
        var drawn: [[Int64]] = []
        for way in ways {
            let sums = Drawn()
            try await HouseRouter.with { router in
                let house = router.house
                let (ada, fay) = (
                    try await house.employee("ada"),
                    try await house.employee("fay", roles: ["finance"])
                )
                for place in way {
                    let act = try RecoveryRequest.of(.dollars(Int64(place)), id: ids[place - 1])
                    _ = try await house.recoveries.book(act, by: ada.hash)
                }
                for seed in [42, 43] {
                    let path = "\(Routes.sample)?seed=\(seed)&size=10"
                    let answer = try await router.send(.get, path, token: fay.token)
                    let again = try await router.send(.get, path, token: fay.token)
                    #expect(answer.text == again.text)
                    let sample = try answer.decoded(Sample.self)
                    #expect(sample.population == 30 && sample.entries.count == 10)
                    await sums.add(sample.entries.map(\.entry.amount.minor))
                }
            }
            drawn += await sums.all
        }
        #expect(Set(drawn.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)).count == 1)
        #expect(Set(drawn).count == 2)
    }

    private actor Drawn {
        var all: [[Int64]] = []
        func add(_ sums: [Int64]) { all.append(sums) }
    }

    @Test("drawn by risk bear a sign, and the others none")
    func risk() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let (ada, bob, fay) = (
                try await house.employee("ada"), try await house.employee("bob"),
                try await house.employee("fay", roles: ["finance"])
            )
            for sum in [11, 12, 13, 14] as [Int64] {
                _ = try await house.recoveries.book(
                    .of(.dollars(sum), room: "412"),
                    by: ada.hash
                )
            }
            _ = try await house.recoveries.book(.of(.dollars(2_000)), by: bob.hash)
            let answer = try await router.send(
                .get,
                "\(Routes.sample)?risk=1",
                token: fay.token
            )
            let sample = try answer.decoded(Sample.self)
            let signs = Dictionary(
                uniqueKeysWithValues: sample.entries.map { ($0.entry.amount, $0.signs) }
            )
            #expect(
                signs == [
                    .dollars(13): [.repeated], .dollars(14): [.repeated],
                    .dollars(2_000): [.atLimit],
                ]
            )
            #expect(sample.population == 3)
        }
    }
}
