// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_main.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace loadline::test {

namespace {

std::map<std::string, std::function<std::unique_ptr<QObject>()>> &classes()
{
    static std::map<std::string, std::function<std::unique_ptr<QObject>()>> all;
    return all;
}

std::unique_ptr<QObject> makeCoreApplication(int &argc, char **argv)
{
    return std::make_unique<QCoreApplication>(argc, argv);
}

MakeApplication &applicationMaker()
{
    static MakeApplication maker = makeCoreApplication;
    return maker;
}

} // namespace

Registration::Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
{
    classes().emplace(name, std::move(make));
}

ApplicationRegistration::ApplicationRegistration(MakeApplication make)
{
    applicationMaker() = make;
}

} // namespace loadline::test

int main(int argc, char **argv)
{
    using namespace loadline::test;
    const auto application = applicationMaker()(argc, argv);
    std::vector<char *> arguments(argv, argv + argc);
    const std::string wanted = argc > 1 ? argv[1] : "";
    const bool one = classes().count(wanted) > 0;
    if (!wanted.empty() && !one && wanted[0] != '-') {
        std::fprintf(stderr, "no such test class: %s\n", wanted.c_str());
        return 2;
    }
    if (one)
        arguments.erase(arguments.begin() + 1);
    int failures = 0;
    for (const auto &[name, make] : classes()) {
        if (one && name != wanted)
            continue;
        const auto object = make();
        failures += QTest::qExec(object.get(), int(arguments.size()), arguments.data());
    }
    return failures == 0 ? 0 : 1;
}
