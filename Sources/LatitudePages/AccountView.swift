import Messages

/// The values of `account.mustache`.
struct AccountView: Sendable {
    struct Profile: Sendable {
        let name: String
        let handle: String
        let property: String
        let roles: String
        let certificate: String

        init(_ profile: AccountPage.Profile, frame: Frame) {
            let texts = Texts.of(frame.language).account
            name = profile.name
            handle = profile.handle
            property = profile.property
            roles = profile.roles.map(texts.role).joined(separator: ", ")
            certificate =
                switch profile.certificate {
                case .none: texts.noCertificate
                case .valid(let day): texts.certificateValid(frame.dates.day(day))
                case .ended(let day): texts.certificateEnded(frame.dates.day(day))
                }
        }
    }

    struct Place: Sendable {
        let label: String
        let kind: String
        let since: TimeView
        let used: TimeView?
        let isCurrent: Bool
        let end: String

        init(_ place: AccountPage.Place, frame: Frame) {
            let texts = Texts.of(frame.language).account
            label = place.label
            kind = texts.kind(place.kind)
            since = TimeView(place.since, frame.dates)
            used = place.usedAt.map { TimeView($0, frame.dates) }
            isCurrent = place.isCurrent
            end = PagePath.accountPlaceEnd(place.id)
        }
    }

    struct PIN: Sendable {
        let tone: String
        let mark: String
        let state: String
        let detail: String

        init(_ state: AccountPage.PINState, texts: AccountTexts) {
            (tone, mark) =
                switch state {
                case .none: ("open", Mark.open.rawValue)
                case .set: ("good", Mark.ok.rawValue)
                case .locked: ("care", Mark.warn.rawValue)
                }
            self.state = texts.pinState(state)
            detail = texts.pinDetail(state)
        }
    }

    struct Secrets: Sendable {
        let pinAction: String
        let pinButton: String
        let pinIsOpen: Bool
        let pinFields: [FieldView]
        let passphraseAction: String
        let passphraseIsOpen: Bool
        let passphraseFields: [FieldView]
    }

    let signOut: String
    let notice: String?
    let summary: SummaryView?
    let profile: Profile
    let places: [Place]
    let pin: PIN
    /// The forms that change secrets; nil at a shared desk.
    let secrets: Secrets?
}
