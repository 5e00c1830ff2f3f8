// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/risk_mime.h"

#include "editing/register_editor.h"

#include <QCoreApplication>

namespace loadline::itemmodels {

namespace {

/// Tells this editor from those of other windows and other processes.
QByteArray tokenOf(const RegisterEditor &editor)
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '/'
           + QByteArray::number(quintptr(&editor), 16);
}

} // namespace

std::unique_ptr<QMimeData> mimeOfRisks(const RegisterEditor &editor,
                                       const std::vector<std::string> &names)
{
    QByteArray bytes = tokenOf(editor);
    for (const std::string &name : names) {
        bytes += '\n';
        bytes += QByteArray::fromStdString(name);
    }
    auto result = std::make_unique<QMimeData>();
    result->setData(QLatin1String(riskMimeType), bytes);
    return result;
}

std::vector<std::string> risksOfMime(const RegisterEditor &editor, const QMimeData *dragged)
{
    if (!dragged || !dragged->hasFormat(QLatin1String(riskMimeType)))
        return {};
    const QList<QByteArray> lines = dragged->data(QLatin1String(riskMimeType)).split('\n');
    if (lines.front() != tokenOf(editor))
        return {};
    std::vector<std::string> result;
    for (auto line = lines.cbegin() + 1; line != lines.cend(); ++line)
        result.push_back(line->toStdString());
    return result;
}

} // namespace loadline::itemmodels
