// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace loadline::test {

/// Announces a test class to the program's main(), which runs the class named on its command line
/// (further arguments go to Qt Test), or all of them.
class Registration
{
public:
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make);
};

/// Set by a folder of tests that needs a QApplication: makes it, before the first test class.
using MakeApplication = std::unique_ptr<QObject> (*)(int &argc, char **argv);
class ApplicationRegistration
{
public:
    explicit ApplicationRegistration(MakeApplication make);
};

} // namespace loadline::test

#define LOADLINE_TEST(Class) \
    static const loadline::test::Registration registrationOf_##Class(#Class, [] { \
        return std::unique_ptr<QObject>(new Class); \
    });
