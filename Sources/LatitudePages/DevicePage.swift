public import Foundation
import Messages

/// Signing a device in that has no browser of its own, step by step (RFC 8628).
public enum DevicePage: Page {
    /// A device that waits to be signed in.
    public struct Waiting: Hashable, Sendable {
        /// The code it shows, such as `BCDF-GHJK`.
        public let code: String
        /// What it calls itself, such as `latitude 0.1.0 on reception-2`; anybody can claim this.
        public let client: String
        /// When it began.
        public let begunAt: Date
        /// The network address it began from.
        public let address: String

        /// A device as it presented itself.
        public init(code: String, client: String, begunAt: Date, address: String) {
            self.code = code
            self.client = client
            self.begunAt = begunAt
            self.address = address
        }
    }

    /// Asks for the code, filled in from the address or as it was typed.
    case enter(code: String, trouble: CodeTrouble?)
    /// There were too many tries; how many seconds to wait.
    case wait(code: String, seconds: Int)
    /// Shows what waits, and asks whether it is theirs.
    case confirm(Waiting)
    /// It is signed in; what it calls itself.
    case done(client: String)
    /// It was turned away; what it calls itself.
    case turnedAway(client: String)

    /// The values of the step's template.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        switch self {
        case .enter(let code, let trouble):
            let error = trouble.map { texts.device.code($0, code) }
            let item = error.map { SummaryView.Item(field: FormField.code, text: $0) }
            let summary = SummaryView([item].compactMap { $0 }, detail: nil, texts: texts.form)
            return enter(code, error: error, summary: summary, in: frame)
        case .wait(let code, let seconds):
            let summary = SummaryView(
                title: texts.form.tooOften,
                detail: texts.form.tryAgainIn(seconds),
                isMistyped: false
            )
            return enter(code, error: nil, summary: summary, in: frame)
        case .confirm(let waiting):
            return confirm(waiting, in: frame)
        case .done(let client):
            return end(
                tone: "good",
                title: texts.device.done,
                detail: texts.device.doneDetail(client),
                next: texts.device.doneNext,
                in: frame
            )
        case .turnedAway(let client):
            return end(
                tone: "care",
                title: texts.device.turnedAway,
                detail: texts.device.turnedAwayDetail(client),
                next: texts.device.turnedAwayNext,
                in: frame
            )
        }
    }

    private func enter(
        _ code: String,
        error: String?,
        summary: SummaryView?,
        in frame: Frame
    ) -> Rendering {
        let texts = Texts.of(frame.language).device
        let view = DeviceCodeView(
            action: PagePath.device,
            summary: summary,
            code: FieldView(
                FormField.code,
                texts.codeLabel,
                .code(code, fill: "off"),
                hint: texts.codeHint,
                error: error
            )
        )
        let title = PageHead.title(texts.title, after: summary)
        let head = PageHead(title: title, isNarrow: true)
        return Rendering(.deviceCode, in: frame, head: head, texts: texts, page: view)
    }

    private func confirm(_ waiting: Waiting, in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).device
        let view = DeviceConfirmView(
            confirm: PagePath.deviceConfirm,
            turnAway: PagePath.deviceTurnAway,
            code: waiting.code,
            client: waiting.client,
            begun: TimeView(waiting.begunAt, frame.dates),
            address: waiting.address
        )
        let head = PageHead(title: texts.confirmTitle, isNarrow: true)
        return Rendering(.deviceConfirm, in: frame, head: head, texts: texts, page: view)
    }

    private func end(
        tone: String,
        title: String,
        detail: String,
        next: [String],
        in frame: Frame
    ) -> Rendering {
        let texts = Texts.of(frame.language).device
        let view = ResultView(
            tone: tone,
            title: title,
            detail: detail,
            next: next,
            way: ResultView.Way(path: PagePath.account, text: texts.toAccount)
        )
        let head = PageHead(title: title, isNarrow: true)
        return Rendering(.result, in: frame, head: head, texts: ResultTexts.of(frame), page: view)
    }
}

/// The values of `device_code.mustache`.
struct DeviceCodeView: Sendable {
    let action: String
    let summary: SummaryView?
    let code: FieldView
}

/// The values of `device_confirm.mustache`.
struct DeviceConfirmView: Sendable {
    let confirm: String
    let turnAway: String
    let code: String
    let client: String
    let begun: TimeView
    let address: String
}
