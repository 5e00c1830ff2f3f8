// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/register_shelf.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace loadline::ui {

/// Asks in which encoding a file is that is no UTF-8: says where and what it looks like, and shows
/// the text as each encoding reads it.
class EncodingDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a error says where the bytes are no UTF-8. They are looked at while the dialog is there.
    EncodingDialog(const QString &name, const std::string &bytes, const Error &error,
                   QWidget *parent = nullptr);

    /// The text in the encoding that was chosen. Errors: NotUtf8 where it is not in that one.
    Result<std::optional<ReadText>> chosen() const;

private:
    void fillList();
    std::string encoding() const;
    void preview();

    const std::string &m_bytes;
    std::size_t m_line; ///< of the first byte that is no UTF-8
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QLabel *m_words;
    QPushButton *m_open;
};

} // namespace loadline::ui
