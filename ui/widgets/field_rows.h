// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace loadline::ui {

class QuietCommit;

/// `Key: value` lines as rows of a form, also keys that Loadline does not know, and a button that
/// adds one. It asks for changes; who shows it makes them and shows what the register says then.
class FieldRows : public QWidget
{
    Q_OBJECT

public:
    struct Field
    {
        std::string key;
        QString value;
        bool isVarious =
            false; ///< of several risks, which have different ones: what is typed is all's
    };

    /// \a usualKeys are offered by name by *Add field*.
    explicit FieldRows(QStringList usualKeys, QWidget *parent = nullptr);

    /// \a isAnother: the fields are those of another risk or iteration than before.
    void showFields(const std::vector<Field> &fields, bool isAnother);

    bool isEditing() const;
    void finishEditing();

    /// The width of the labels, so that a form around it can line up.
    static constexpr int labelWidth = 88;
    /// A label of such a form.
    static QLabel *makeLabel(const QString &text);

Q_SIGNALS:
    /// An empty value takes the field away.
    void fieldCommitted(const std::string &key, const QString &value);
    void editingChanged();

private:
    struct Row
    {
        std::string key;
        QLineEdit *line = nullptr;
        QuietCommit *commit = nullptr;
    };

    void setKeys(const std::vector<std::string> &keys);
    void offerFields();
    void addField(const QString &key);
    void addNamedField();

    QStringList m_usualKeys;
    std::vector<Row> m_rows;
    QGridLayout *m_grid;
    QToolButton *m_add;
};

} // namespace loadline::ui
