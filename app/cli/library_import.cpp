// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/library_import.h"

#include "core/text.h"
#include "importing/library_import.h"
#include "markdown/reader.h"

namespace loadline::cli {

namespace {

using importing::Outcome;

ExitStatus report(Outcome outcome, const ImportText &import, Streams &streams)
{
    switch (outcome) {
    case Outcome::Created: {
        const Register reg = markdown::read(import.text);
        streams.out << escapedForTerminal("Imported " + import.name, LineEnds::Escaped) << ": "
                    << counted(reg.iterations.size(), "iteration") << ", "
                    << counted(reg.risks.size(), "risk") << '\n';
        return Done;
    }
    case Outcome::TakenOver:
        streams.out << escapedForTerminal("Took over what has changed in " + import.path,
                                          LineEnds::Escaped)
                    << '\n';
        return Done;
    case Outcome::Unchanged:
        say(streams, import.name + " is in the library already; there is nothing to change");
        return Done;
    case Outcome::OtherRegister:
        break;
    }
    return reportError(streams, {ErrorCode::Refused,
                                 "there is another register '" + import.name + "' in the library",
                                 "give this one another name with --as", import.path});
}

} // namespace

ExitStatus importInto(Library &library, const ImportText &import, const Decoding &decoding,
                      const Author &author, Streams &streams)
{
    const importing::ReadAgain asImported =
        [&](const std::string &bytes) -> std::optional<std::string> {
        std::string ignored;
        Output quiet(ignored);
        Streams unheard{quiet, quiet};
        Result<std::string> text = textOf(bytes, import.path, decoding, unheard);
        return text ? std::optional<std::string>(std::move(*text)) : std::nullopt;
    };
    const auto outcome = importing::importInto(library, import, asImported, author);
    return outcome ? report(*outcome, import, streams) : reportError(streams, outcome.error());
}

} // namespace loadline::cli
