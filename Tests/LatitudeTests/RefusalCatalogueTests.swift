import Latitude
import Testing

@Suite("The refusal catalogue")
struct RefusalCatalogueTests {
    /// Design 6 and 7, with 408 and 421 for what HTTP names exactly.
    private static let statuses: Set<Int> = [
        400, 401, 403, 404, 405, 408, 409, 413, 415, 421, 422, 429, 500, 503, 504,
    ]
    private static let exitCodes: Set<Int32> = [3, 5, 6, 65, 69, 70, 75, 77, 78]

    @Test("gives every code a status, an exit code, a sentence, a rule and a way on")
    func complete() {
        for code in RefusalCode.allCases {
            let entry = code.entry
            #expect(Self.statuses.contains(entry.status), "\(code)")
            #expect(Self.exitCodes.contains(entry.exitCode), "\(code)")
            #expect(entry.title.hasSuffix("."), "\(code)")
            #expect(entry.rule.hasSuffix("."), "\(code)")
            #expect(!entry.youCan.isEmpty, "\(code)")
            #expect(!code.defaultOwner.isEmpty, "\(code)")
        }
    }

    @Test("never hides behind policy, and nobody's titles are alike")
    func words() {
        let banned = ["against", "not allowed", "forbidden", "unauthorised", "unauthorized"]
        for code in RefusalCode.allCases {
            let entry = code.entry
            let text = ([entry.title, entry.rule] + entry.youCan).joined(separator: " ")
                .lowercased()
            for phrase in banned { #expect(!text.contains(phrase), "\(code): \(phrase)") }
        }
        #expect(Set(RefusalCode.allCases.map(\.entry.title)).count == RefusalCode.allCases.count)
    }

    @Test("falls through to the fault of ours for that one code alone")
    func total() {
        let fault = RefusalCode.internalFault.entry.title
        #expect(RefusalCode.allCases.filter { $0.entry.title == fault } == [.internalFault])
    }

    @Test("maps what the exit codes promise")
    func exits() {
        #expect(RefusalCode.overLimit.entry.exitCode == 5)
        #expect(RefusalCode.notCertified.entry.exitCode == 3)
        #expect(RefusalCode.idReused.entry.exitCode == 6)
        #expect(RefusalCode.serverAway.entry.exitCode == 69)
        #expect(RefusalCode.outcomeUnknown.entry.exitCode == 75)
        #expect(RefusalCode.notSignedIn.entry.exitCode == 77)
    }

    @Test(
        "promises nothing where the books did not answer: the same id goes on",
        arguments: [
            RefusalCode.serverAway, .serverBusy, .outcomeUnknown, .internalFault,
        ]
    )
    func notKnown(code: RefusalCode) throws {
        let entry = code.entry
        #expect(entry.status >= 500)
        let english = ([entry.title, entry.rule] + entry.youCan).joined(separator: " ").lowercased()
        #expect(english.contains("not known"), "\(english)")
        #expect(entry.youCan.contains { $0.contains("same id again") }, "\(entry.youCan)")
        let words = try #require(code.polish)
        let polish = ([words.title, words.rule] + words.youCan).joined(separator: " ").lowercased()
        #expect(polish.contains("nie wiadomo"), "\(polish)")
        #expect(words.youCan.contains { $0.contains("to samo") }, "\(words.youCan)")
        for claim in ["nothing is booked", "nothing was booked", "what is not booked"] {
            #expect(!english.contains(claim), "\(english)")
        }
        #expect(!polish.contains("nic nie"), "\(polish)")
    }

    @Test("says outcome_unknown with 504, which a proxy that tries the next server on 503 lets be")
    func proxies() {
        #expect(RefusalCode.outcomeUnknown.entry.status == 504)
        #expect(RefusalCode.serverAway.entry.status == 503)
        #expect(RefusalCode.serverBusy.entry.status == 503)
    }

    @Test(
        "says every refusal in Polish as well, in words a page may use",
        arguments: RefusalCode.allCases
    )
    func polish(code: RefusalCode) throws {
        let words = try #require(code.polish)
        #expect(words.title.hasSuffix(".") && words.rule.hasSuffix("."))
        #expect(!words.youCan.isEmpty && words.youCan.allSatisfy { !$0.isEmpty })
        #expect(words.title != code.entry.title && words.rule != code.entry.rule)
        #expect(code.defaultOwnerInPolish != code.defaultOwner)
        let all = ([words.title, words.rule, code.defaultOwnerInPolish] + words.youCan)
            .joined(separator: " ")
        #expect(!all.contains("!") && !all.contains("latitude "), "\(all)")
        for word in all.lowercased().split(whereSeparator: { !$0.isLetter }) {
            #expect(!["błąd", "error", "request"].contains { word.hasPrefix($0) }, "\(word)")
            #expect(!["łaś", "łeś", "łbyś", "łabyś"].contains { word.hasSuffix($0) }, "\(word)")
        }
    }

    @Test("has no two refusals that say the same in Polish")
    func distinct() {
        let titles = RefusalCode.allCases.compactMap { $0.polish?.title }
        #expect(Set(titles).count == RefusalCode.allCases.count)
    }
}
