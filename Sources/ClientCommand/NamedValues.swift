public import ArgumentParser
import Foundation
public import Latitude

// Values of the domain that are typed by name; a wrong name is answered with the right ones.
extension Means: ExpressibleByArgument {
    /// Takes `in-kind` as well as `in_kind`.
    public init?(argument: String) {
        self.init(rawValue: argument.lowercased().replacing("-", with: "_"))
    }
}

extension Cause: ExpressibleByArgument {}
extension OutcomeKind: ExpressibleByArgument {}
extension ShareLevel: ExpressibleByArgument {}
extension EvidenceState: ExpressibleByArgument {}
extension EvidenceAge: ExpressibleByArgument {}
