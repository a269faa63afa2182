import ArgumentParser

/// The root of the command tree.
struct LatitudeCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "latitude",
        abstract: "Put a guest right and log it: nobody has to approve it.",
        discussion: """
            An amount and a few words are enough:

              latitude spend 120 cold dinner: fresh meal and wine --room 412

            Exit codes: 0 done, 3 fund closed, 5 over an amount, 6 conflict, 7 cover note not \
            genuine, 64 usage, 65 bad value or unknown code, 69 server away and no act sent, 70 \
            our fault, 75 not known to be booked and settled by the next command, 77 not signed \
            in or not yours, 78 configuration.

            Environment: LATITUDE_URL and LATITUDE_TOKEN stand in for latitude login; NO_COLOR \
            and FORCE_COLOR; XDG_STATE_HOME for what is kept; SSL_CERT_FILE for certificates to \
            trust in place of the system's.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "For a guest",
                subcommands: [
                    SpendCommand.self, WaiveCommand.self, GiveCommand.self, CanCommand.self,
                    HoldCommand.self,
                ]
            ),
            CommandGroup(
                name: "Afterwards",
                subcommands: [
                    SettleCommand.self, ReleaseCommand.self, RepaidCommand.self,
                    UndoCommand.self, ReportCommand.self, StoryCommand.self, AddCommand.self,
                ]
            ),
            CommandGroup(
                name: "To see",
                subcommands: [
                    MeCommand.self, ListCommand.self, ShowCommand.self, ReceiptsCommand.self,
                    StoriesCommand.self, LettersCommand.self, WhyCommand.self,
                    PolicyCommand.self, CoverCommand.self,
                ]
            ),
            CommandGroup(
                name: "For finance",
                subcommands: [
                    JournalCommand.self, FundsCommand.self, SlipCommand.self, OwedCommand.self,
                    ReimburseCommand.self,
                    EvidenceCommand.self, SampleCommand.self, BudgetCommand.self,
                    CloseCommand.self, ExportCommand.self,
                ]
            ),
            CommandGroup(
                name: "For managers",
                subcommands: [
                    TodayCommand.self, LineUpCommand.self, PraiseCommand.self,
                    OutcomesCommand.self, CausesCommand.self,
                ]
            ),
            CommandGroup(
                name: "Signing in",
                subcommands: [
                    LoginCommand.self, LogoutCommand.self, WhoamiCommand.self,
                    TokensCommand.self, PinCommand.self,
                ]
            ),
            CommandGroup(
                name: "At a shared desk",
                subcommands: [AsCommand.self, LockCommand.self, DeskCommand.self]
            ),
        ]
    )
}
