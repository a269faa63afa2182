import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport

/// A request no command line of ours would send, and how it is refused.
struct BadRequest: Sendable {
    let code: RefusalCode
    /// The request, once the house is known.
    let request: @Sendable (TroubledHouse) -> WireRequest

    private init(
        _ code: RefusalCode,
        _ request: @escaping @Sendable (TroubledHouse) -> WireRequest
    ) {
        (self.code, self.request) = (code, request)
    }

    /// A booking by Ada under a fresh id.
    private init(_ code: RefusalCode, _ body: [UInt8]) {
        self.init(code) { house in
            WireRequest(
                path: Routes.recovery(.id(Identifier())),
                token: house.journey.ada.token.text,
                body: body
            )
        }
    }

    private init(_ code: RefusalCode, _ body: String) { self.init(code, Array(body.utf8)) }

    /// A booking by Ada of five cents, with words as JSON writes them.
    private init(_ code: RefusalCode, words: String) {
        self.init(code, #"{"amount":{"minor":5,"currency":"USD"},"what":"\#(words)"}"#)
    }

    /// A booking by Ada of an amount as sent.
    private init(_ code: RefusalCode, minor: String, currency: String = "USD") {
        self.init(
            code,
            #"{"amount":{"minor":\#(minor),"currency":"\#(currency)"},"what":"tea"}"#
        )
    }

    /// By what the bytes are, then by what they mean.
    static let all = bytes + values + addresses

    private static let bytes: [BadRequest] = [
        .init(.bodyTooLarge, words: String(repeating: "x", count: 70_000)),
        .init(.malformedBody, #"{"amount":{"minor":500,"#),
        .init(.malformedBody, ""),
        .init(.malformedBody, "[]"),
        .init(.textInvalid, Array(#"{"what":"caf"#.utf8) + [0xE9] + Array(#""}"#.utf8)),
        .init(.textInvalid, words: #"a\u0000b"#),
        .init(.textInvalid, #"{"amount":{"minor":5,"currency":"USD"},"what":"a","room":"\u0000"}"#),
    ]

    private static let values: [BadRequest] = [
        .init(.employeeLeft) { house in
            WireRequest(
                path: Routes.recovery(.id(Identifier())),
                token: house.gone.token.text,
                body: Array(#"{"amount":{"minor":5,"currency":"USD"},"what":"tea"}"#.utf8)
            )
        },
        .init(.valueMalformed, #"{"amount":{"minor":5,"currency":"USD"}}"#),
        .init(.valueMalformed, #"{"amount":"5.00 USD","what":"tea"}"#),
        .init(.valueMalformed, minor: "5.5"),
        .init(.valueMalformed, #"{"kind":"bribe","what":"tea"}"#),
        .init(.textEmpty, words: #" \n"#),
        .init(.textTooLong, words: String(repeating: "🍷", count: 2_001)),
        .init(.amountMissing, #"{"what":"tea"}"#),
        .init(.amountNegative, minor: "-1"),
        .init(.amountZero, minor: "0"),
        .init(.amountTooLarge, minor: "9007199254740993"),
        .init(.currencyUnknown, minor: "5", currency: "XBT"),
        .init(.currencyOfFund, minor: "5", currency: "KWD"),
        .init(
            .dateInFuture,
            #"{"amount":{"minor":5,"currency":"USD"},"what":"tea","at":"2098-01-01T00:00:00Z"}"#
        ),
        .init(
            .unknownCode,
            #"{"amount":{"minor":5,"currency":"USD"},"what":"tea","for":"\#(UUID())"}"#
        ),
    ]

    private static let addresses: [BadRequest] = [
        .init(.idReused) { house in
            WireRequest(
                path: Routes.recovery(.id(house.spend.id)),
                token: house.journey.ada.token.text,
                body: Array(#"{"amount":{"minor":5,"currency":"USD"},"what":"tea"}"#.utf8)
            )
        },
        .init(.idReused) { house in
            WireRequest(
                path: Routes.after(.id(house.settled.id), .repayments, id: house.spend.id),
                token: house.journey.ada.token.text,
                body: Array(#"{"amount":{"minor":5,"currency":"USD"}}"#.utf8)
            )
        },
        .init(.notSignedIn) { _ in .get(Routes.me) },
        .init(.notSignedIn) { _ in .get(Routes.me, token: "lat_nobody") },
        .init(.notFound) { .get("\(Routes.prefix)/nothing", token: $0.journey.ada.token.text) },
        .init(.methodNotAllowed) { house in
            WireRequest(method: "DELETE", path: Routes.me, token: house.journey.ada.token.text)
        },
        .init(.hostUnknown) { house in
            var request = WireRequest.get(Routes.me, token: house.journey.ada.token.text)
            request.host = "latitude.example"
            return request
        },
    ]
}
