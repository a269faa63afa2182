import Foundation
import LatitudePages
import Messages
import Testing

/// Writes every page into a folder, to be looked at and checked by other tools.
@Suite("Storybook")
struct StorybookTests {
    private static let folder = ProcessInfo.processInfo.environment["LATITUDE_STORYBOOK"]

    @Test(
        "is written where LATITUDE_STORYBOOK says",
        .enabled(if: StorybookTests.folder != nil)
    )
    func write() throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder), isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let style = String(Style.path.dropFirst())
        try Data(Style.bytes).write(to: folder.appendingPathComponent(style))
        for story in Stories.all {
            for language in Language.allCases {
                // Beside the file instead of at the root of a host.
                let html = story.html(language)
                    .replacingOccurrences(of: "href=\"\(Style.path)\"", with: "href=\"\(style)\"")
                let file = "\(story.name).\(language.rawValue).html"
                try Data(html.utf8).write(to: folder.appendingPathComponent(file))
            }
        }
    }
}
