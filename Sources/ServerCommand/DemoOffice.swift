import Foundation
import Latitude
import LatitudeStore

/// What the office does in the year: bills, letters of praise, months closed, own money paid back,
/// a plan.
///
/// It draws from a stream of its own, so that the year does not change with it.
struct DemoOffice {
    private let calendar: DemoCalendar
    private var random: DemoRandom
    private(set) var acts: [DemoAct] = []

    init(_ year: DemoYearBuilder, seed: UInt64) throws {
        calendar = year.calendar
        random = DemoRandom(seed: ~seed)
        try addBills(year.acts)
        closeMonths()
        try addLetters(year.acts)
    }

    /// What each cost centre may cost a month: about what it spends in one, over or under.
    static func plan(of acts: [DemoAct], _ calendar: DemoCalendar) -> [DemoHouse.PlanLine] {
        var random = DemoRandom(seed: 80)
        var spent: [String: Int64] = [:]
        let places = Self.places
        for act in acts {
            guard case .open(let request) = act.step, let place = places[act.by] else { continue }
            spent["\(place.property.name)/\(place.person.centre)", default: 0] +=
                request.amount?.minor ?? 0
        }
        let months = calendar.months(until: calendar.now + 62 * 86_400)
        return DemoPlan.properties.flatMap { property in
            property.centres.flatMap { centre in
                let year = spent["\(property.name)/\(centre.code)"] ?? 0
                let share = Double(year) / 12 * (0.8 + 0.9 * random.fraction())
                let step = property.currency.minorPerMajor * 10
                let minor = max(Int64(share) / step, 1) * step
                return months.map {
                    DemoHouse.PlanLine(
                        property: property.name,
                        costCentre: centre.code,
                        month: $0,
                        minor: minor
                    )
                }
            }
        }
    }

    private static var places: [String: DemoActor] {
        let actors = DemoPlan.properties.flatMap { property in
            property.people.map { DemoActor(property: property, person: $0) }
        }
        return Dictionary(uniqueKeysWithValues: actors.map { ($0.handle, $0) })
    }

    /// A bill for most of what wants one, a word on why there is none for some.
    private mutating func addBills(_ acts: [DemoAct]) throws {
        let places = Self.places
        var holds: [RecoveryReference: RecoveryRequest] = [:]
        for act in acts {
            let paid: (recovery: RecoveryReference, amount: Money?, means: Means?)
            switch act.step {
            case .open(let request) where request.kind == .spend:
                paid = (.id(request.id), request.amount, request.means)
            case .open(let request):
                holds[.id(request.id)] = request
                continue
            case .follow(let follow):
                guard case .settle(let sum, let means) = follow.step else { continue }
                paid = (follow.recovery, sum, means ?? holds[follow.recovery]?.means)
            default: continue
            }
            guard let amount = paid.amount, let actor = places[act.by],
                amount.minor >= ReceiptThreshold.usual(in: amount.currency),
                amount.minor <= actor.property.lowestLimit,
                [.till, .card, .own].contains(paid.means ?? actor.property.means)
            else { continue }
            let content: EvidenceAddition.Content
            switch random.below(100) {
            case ..<78: content = .file(try EvidenceFile(DemoBill.bytes(amount, on: act.at)))
            case ..<86:
                let language = DemoLanguage.of(actor.property.language)
                content = .missing(try Words(random.pick(language.noBill), field: "missing"))
            default: continue
            }
            let addition = EvidenceAddition(
                id: random.identifier(),
                recovery: paid.recovery,
                content: content
            )
            self.acts.append(
                DemoAct(
                    at: act.at + Double(random.within(300...150_000)),
                    by: act.by,
                    step: .add(addition)
                )
            )
        }
    }

    /// Managers praise some of those who told the house what they did.
    private mutating func addLetters(_ acts: [DemoAct]) throws {
        let places = Self.places
        var told: [RecoveryReference: (at: Date, by: String, telling: StoryTelling)] = [:]
        for act in acts {
            guard case .tell(let telling) = act.step else { continue }
            if let known = told[telling.recovery], known.at > act.at { continue }
            told[telling.recovery] = (act.at, act.by, telling)
        }
        let latest = told.values.sorted {
            ($0.at, $0.telling.id.description) < ($1.at, $1.telling.id.description)
        }
        for (at, by, telling) in latest where telling.share == .house {
            guard let actor = places[by], case .usual = actor.person.kind,
                let writer = actor.property.people.first(where: { $0.roles == ["manager"] }),
                writer.handle != by, random.chance(25)
            else { continue }
            let words = random.pick(DemoLanguage.of(actor.property.language).praise)
            let letter = try Letter(
                id: random.identifier(),
                recovery: telling.recovery,
                words: try Words(words, field: "letter"),
                given: [telling.words.text]
            )
            let instant = at + Double(random.within(3_600...200_000))
            self.acts.append(DemoAct(at: instant, by: writer.handle, step: .praise(letter)))
        }
    }

    /// Own money is paid back in the first days of a month, and the month before is closed; the
    /// last one that is over everywhere is left to be closed.
    private mutating func closeMonths() {
        let finance = DemoPlan.properties.compactMap { property in
            property.people.first { $0.roles.contains("finance") }?.handle
        }
        // Nowhere is it earlier by the clock than twelve hours before UTC.
        let over = calendar.months(until: calendar.now.addingTimeInterval(-43_200)).dropLast()
        for month in over {
            let zone = "America/New_York"
            let next = DemoCalendar.local(zone).date(
                from: DateComponents(year: month.year, month: month.month + 1, day: 5, hour: 10)
            )
            guard let next else { continue }
            for (place, handle) in finance.enumerated() {
                acts.append(
                    DemoAct(
                        at: next + Double(600 * place),
                        by: handle,
                        step: .payBack(random.identifier())
                    )
                )
            }
            guard month != over.last, let first = finance.first else { continue }
            let closing = next + Double(3_600 * random.within(1...6))
            acts.append(DemoAct(at: closing, by: first, step: .close(month)))
        }
    }
}

/// A bill of a page that says what it is.
enum DemoBill {
    /// A PDF of one page.
    static func bytes(_ amount: Money, on instant: Date) -> [UInt8] {
        let day = instant.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
        let text = "BT /F1 14 Tf 40 240 Td 22 TL (Receipt) Tj T* (\(day)) Tj T* (\(amount)) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            """
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 240 300] /Contents 4 0 R \
            /Resources << /Font << /F1 5 0 R >> >> >>
            """,
            "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\n"
        file += "startxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
