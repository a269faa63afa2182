import Foundation
import LatitudePages
import Messages
import Testing

/// What holds for every page in every state and language.
@Suite("Every page")
struct DocumentTests {
    @Test(
        "names its language, its title and one heading, and loads one style sheet",
        arguments: Stories.all,
        Language.allCases
    )
    func head(story: Story, language: Language) {
        let tags = HTMLTag.all(in: story.html(language))
        #expect(tags.first { $0.name == "html" }?["lang"] == language.rawValue)
        #expect(tags.count { $0.name == "h1" } == 1)
        #expect(tags.first { $0.name == "title" }?.text.hasSuffix(" · Latitude") == true)
        #expect(tags.filter { $0.name == "link" }.map { $0["href"] } == [Style.path])
        #expect(tags.first { $0["hreflang"] != nil }?["hreflang"] == language.other.rawValue)
    }

    @Test(
        "holds no script, no style of its own and no address of another host",
        arguments: Stories.all,
        Language.allCases
    )
    func policy(story: Story, language: Language) {
        let html = story.html(language)
        for tag in HTMLTag.all(in: html) {
            #expect(!["script", "style", "iframe", "base", "object"].contains(tag.name))
            for (name, value) in tag.attributes {
                #expect(name != "style" && !name.hasPrefix("on"))
                #expect(!value.contains("//") && !value.contains("javascript:"))
            }
        }
        #expect(html.utf8.count < 60_000)
        #expect(!html.contains("{{") && !html.contains("Optional("))
    }

    @Test(
        "labels every entry, and ties hints and errors to it",
        arguments: Stories.all,
        Language.allCases
    )
    func labels(story: Story, language: Language) {
        let tags = HTMLTag.all(in: story.html(language))
        let ids = tags.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count, "an id stands twice")
        let labels = tags.filter { $0.name == "label" }
        #expect(labels.allSatisfy { !$0.text.isEmpty })
        for tag in tags {
            let isInput = tag.name == "input" && tag["type"] != "hidden" && tag["hidden"] == nil
            let isEntry = isInput || ["select", "textarea"].contains(tag.name)
            if isEntry {
                #expect(labels.count { $0["for"] == tag["id"] } == 1)
                let hasError = ids.contains("\(tag["id"] ?? "")-e")
                #expect((tag["aria-invalid"] == "true") == hasError)
                let isTicked = ["radio", "checkbox"].contains(tag["type"])
                #expect((tag["autocomplete"] != nil) == (isInput && !isTicked))
            }
            let named = [tag["aria-describedby"], tag["aria-labelledby"]].compactMap { $0 }
            for id in named.flatMap({ $0.split(separator: " ") }) {
                #expect(ids.contains(String(id)), "\(id) is nowhere")
            }
            if let href = tag["href"], href.hasPrefix("#") {
                #expect(ids.contains(String(href.dropFirst())), "\(href) leads nowhere")
            }
        }
        for error in tags where error["class"] == "error" {
            let described = tags.compactMap { $0["aria-describedby"] }.joined(separator: " ")
            #expect(described.split(separator: " ").contains(Substring(error["id"] ?? "-")))
        }
    }

    @Test(
        "sends the token with every form that changes something, and by POST",
        arguments: Stories.all,
        Language.allCases
    )
    func forms(story: Story, language: Language) {
        let html = story.html(language)
        for form in html.components(separatedBy: "<form ").dropFirst() {
            let inside = form.components(separatedBy: "</form>")[0]
            let tags = HTMLTag.all(in: "<form " + inside)
            let isFilter = tags.first?["class"] == "filter"
            let token = tags.first { $0["name"] == "form" }?["value"]
            #expect(tags.first?["method"] == (isFilter ? "get" : "post"))
            #expect(tags.first?["action"]?.hasPrefix("/") == true)
            #expect(tags.count { $0.name == "button" } == 1)
            // An address must not carry the token; it stands in histories and logs.
            #expect(token == (isFilter ? nil : "Zm9ybS10b2tlbg"))
        }
    }

    @Test(
        "never sends a secret back",
        arguments: Stories.all,
        Language.allCases
    )
    func secrets(story: Story, language: Language) {
        let tags = HTMLTag.all(in: story.html(language))
        for tag in tags where tag["type"] == "password" { #expect(tag["value"] == "") }
    }

    @Test(
        "asks for nothing with a name of its own but the documented ones",
        arguments: Stories.all
    )
    func names(story: Story) {
        let known: Set = [
            FormField.form, FormField.next, FormField.handle, FormField.passphrase,
            FormField.passphraseAgain, FormField.passphraseOld, FormField.code, FormField.pin,
            FormField.pinAgain, ListField.until, ListField.search, ListField.state,
            FormField.act, FormField.amount,
            FormField.words, FormField.whom, FormField.minutes, FormField.means, FormField.share,
            FormField.hold, FormField.newGuest, FormField.change, FormField.outcome,
            FormField.outcomeWords, FormField.story, FormField.settled, FormField.settleMeans,
            FormField.repaid, FormField.repayMeans, FormField.reason, ListField.month,
            ListField.property, ListField.costCentre, ListField.kind, ListField.months,
            ListField.age, FormField.receipt, FormField.missing, FormField.bill,
            SampleField.risk, JournalField.account, JournalField.evidence,
            JournalField.from, JournalField.until, MeansField.day, SampleField.size,
            SampleField.seed,
        ]
        for tag in HTMLTag.all(in: story.html(.en))
        where ["input", "select", "textarea"].contains(tag.name) {
            #expect(known.contains(tag["name"] ?? ""))
        }
    }
}
