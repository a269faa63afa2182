import Latitude
import Testing

@Suite("Whom an act is for, as typed in one line")
struct GuestTextTests {
    @Test(
        "is a room where it holds a digit or says so, else a guest",
        arguments: [
            ("412", GuestLabel.Kind.room, "412"), (" 12 a ", .room, "12 a"),
            ("room 412", .room, "412"), ("Pokój Chopin", .room, "Chopin"),
            ("pok. 7", .room, "7"), ("Ms Ito", .guest, "Ms Ito"), ("Room", .guest, "Room"),
            ("Roomana Żak", .guest, "Roomana Żak"),
        ]
    )
    func read(typed: String, kind: GuestLabel.Kind, label: String) throws {
        let guest = try #require(GuestText.parse(typed))
        #expect(guest.kind == kind && guest.label == label)
    }

    @Test("is nobody where nothing is typed", arguments: ["", " \t\u{A0}"])
    func blank(typed: String) {
        #expect(GuestText.parse(typed) == nil)
    }
}
