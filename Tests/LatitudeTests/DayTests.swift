import Foundation
import Latitude
import Testing

@Suite("A day")
struct DayTests {
    @Test(
        "is another where it is another day, whatever the clocks do",
        arguments: [
            ("2026-11-01T03:59:59Z", "America/New_York", "2026-10-31"),
            ("2026-11-01T04:00:00Z", "America/New_York", "2026-11-01"),
            ("2026-11-01T05:30:00Z", "America/New_York", "2026-11-01"),
            ("2026-12-31T10:00:00Z", "Pacific/Kiritimati", "2027-01-01"),
            ("2027-01-01T09:59:59Z", "Pacific/Honolulu", "2026-12-31"),
            ("2026-03-29T00:30:00Z", "Europe/Warsaw", "2026-03-29"),
        ]
    )
    func zones(instant: String, zone: String, day: String) throws {
        let date = try Date(instant, strategy: .iso8601)
        let place = try #require(TimeZone(identifier: zone))
        #expect(Day(of: date, in: place).description == day)
    }

    @Test("is found again by its number")
    func numbers() {
        for number in stride(from: -719_162, through: 2_932_896, by: 13) {
            #expect(Day(daysSince1970: number).daysSince1970 == number)
        }
        #expect(Day(daysSince1970: 0).description == "1970-01-01")
        #expect(Day(daysSince1970: -1).description == "1969-12-31")
        #expect(Day(daysSince1970: 11_016).description == "2000-02-29")
        #expect(Day(daysSince1970: -719_162).description == "0001-01-01")
        #expect(Day(daysSince1970: 2_932_896).description == "9999-12-31")
    }
}
