public import Latitude

/// The addresses of the interface, written once for server and client.
public enum Routes {
    /// Common start of every address below.
    public static let prefix = "/api/v1"

    /// `PUT` books an act; `GET` shows one, by id or code.
    public static func recovery(_ reference: RecoveryReference) -> String {
        "\(prefix)/recoveries/\(reference)"
    }

    /// `GET` lists one's own acts, newest first.
    public static let recoveries = "\(prefix)/recoveries"

    /// `PUT` of what comes after an act.
    public static func after(
        _ reference: RecoveryReference,
        _ resource: Resource,
        id: Identifier
    ) -> String {
        "\(recovery(reference))/\(resource.rawValue)/\(id)"
    }

    /// What may follow an act, as the last part of its address.
    public enum Resource: String, CaseIterable, Sendable {
        case settlement
        case release
        case repayments
        case reversal
        case outcomes
        case story
    }

    /// `POST` asks whether an act could be booked now; books nothing.
    public static let checks = "\(prefix)/checks"
    /// `GET` answers who one is and one's funds.
    public static let me = "\(prefix)/me"
    /// `GET` lists the stories one may read, newest first.
    public static let stories = "\(prefix)/stories"
    /// `GET` answers this description of the interface.
    public static let description = "\(prefix)/openapi.yaml"
}
