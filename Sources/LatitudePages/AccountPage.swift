import Messages

/// Who I am here, where I am signed in, and my secrets.
public struct AccountPage: Page {
    /// What is said above, after something was done.
    public enum Notice: Hashable, Sendable {
        /// A sign-in was ended; what it was called.
        case placeEnded(label: String)
        /// The PIN was set.
        case pinSet
        /// The passphrase was changed, and every other sign-in ended with it.
        case passphraseChanged
    }

    /// Whose account it is.
    public let profile: Profile
    /// Where they are signed in, as they are to be listed.
    public let places: [Place]
    /// Their PIN for shared desks.
    public let pin: PINState
    /// Whether secrets are changed from here; not from a shared desk.
    public let changesSecrets: Bool
    /// What was done just now; nil for nothing.
    public let notice: Notice?
    /// What is wrong with a PIN; empty for nothing.
    public let pinTroubles: [PINTrouble]
    /// What is wrong with a change of passphrase; empty for nothing.
    public let passphraseTroubles: [PassphraseTrouble]
    /// Seconds to wait after too many tries; nil for no wait.
    public let wait: Int?

    /// The account in one state.
    public init(
        profile: Profile,
        places: [Place],
        pin: PINState,
        changesSecrets: Bool = true,
        notice: Notice? = nil,
        pinTroubles: [PINTrouble] = [],
        passphraseTroubles: [PassphraseTrouble] = [],
        wait: Int? = nil
    ) {
        self.profile = profile
        self.places = places
        self.pin = pin
        self.changesSecrets = changesSecrets
        self.notice = notice
        self.pinTroubles = pinTroubles
        self.passphraseTroubles = passphraseTroubles
        self.wait = wait
    }

    /// The values of `account.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let pins = PINFields(troubles: pinTroubles, texts: texts)
        let passphrases = PassphraseFields(troubles: passphraseTroubles, texts: texts.form)
        let old = oldPassphrase(texts)
        let summary = summary(pins, old, passphrases, texts.form)
        let view = AccountView(
            signOut: PagePath.signOut,
            notice: notice.map(texts.account.notice),
            summary: summary,
            profile: AccountView.Profile(profile, frame: frame),
            places: places.map { AccountView.Place($0, frame: frame) },
            pin: AccountView.PIN(pin, texts: texts.account),
            secrets: changesSecrets
                ? AccountView.Secrets(
                    pinAction: PagePath.accountPIN,
                    pinButton: texts.account.pinButton(pin),
                    pinIsOpen: !pinTroubles.isEmpty,
                    pinFields: pins.fields,
                    passphraseAction: PagePath.accountPassphrase,
                    passphraseIsOpen: !passphraseTroubles.isEmpty,
                    passphraseFields: [old] + passphrases.fields
                )
                : nil
        )
        let head = PageHead(
            title: PageHead.title(texts.account.title, after: summary),
            item: .account,
            marks: [.ok, .open, .warn]
        )
        return Rendering(.account, in: frame, head: head, texts: texts.account, page: view)
    }

    private func oldPassphrase(_ texts: Texts) -> FieldView {
        let field = FormField.passphraseOld
        let error = passphraseTroubles.first { $0.field == field }.map(texts.form.passphrase)
        return FieldView(field, texts.account.oldPassphrase, .presentPassphrase, error: error)
    }

    private func summary(
        _ pins: PINFields,
        _ old: FieldView,
        _ passphrases: PassphraseFields,
        _ texts: FormTexts
    ) -> SummaryView? {
        if let wait {
            return SummaryView(
                title: texts.tooOften,
                detail: texts.tryAgainIn(wait),
                isMistyped: false
            )
        }
        let oldItem = old.error.map {
            SummaryView.Item(field: old.id, text: "\(old.label): \($0)")
        }
        let items = pins.items + [oldItem].compactMap { $0 } + passphrases.items
        return SummaryView(items, detail: texts.secretsGone, texts: texts)
    }
}

/// A PIN asked for twice, with what is wrong with it.
struct PINFields {
    let fields: [FieldView]
    let items: [SummaryView.Item]

    init(troubles: [PINTrouble], texts: Texts) {
        func error(_ field: String) -> String? {
            troubles.first { $0.field == field }.map(texts.form.pin)
        }
        let wanted = [
            (FormField.pin, texts.account.newPIN, texts.account.pinHint),
            (FormField.pinAgain, texts.account.newPINAgain, nil),
        ]
        fields = wanted.map { id, label, hint in
            FieldView(id, label, .pin, hint: hint, error: error(id))
        }
        items = wanted.compactMap { id, label, _ in
            error(id).map { SummaryView.Item(field: id, text: "\(label): \($0)") }
        }
    }
}
