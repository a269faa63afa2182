import Foundation
import Latitude

extension Day {
    /// The day it is now in a time zone of the IANA database; in UTC for a name that this machine
    /// does not know.
    static func today(in timeZone: String) -> Day {
        Day(of: Date(), in: TimeZone(identifier: timeZone) ?? .gmt)
    }
}
