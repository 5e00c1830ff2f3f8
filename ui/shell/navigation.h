// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checks/policy.h"
#include "core/block_facts.h"
#include "core/register.h"
#include "ui/widgets/shapes.h"

#include <QWidget>

#include <array>
#include <string>
#include <vector>

class QMenu;

namespace loadline {
struct Register;
}

namespace loadline::ui {

class NavigationButton;
class RegisterButton;

/// The pages there are, in the order of their numbers. What is kept of a page is kept under its
/// number, which stays what it is.
enum class PageId { Overview = 1, Iterations, Risks, Review, Document, History };
inline constexpr std::array allPages{PageId::Overview, PageId::Iterations, PageId::Risks,
                                     PageId::Review,   PageId::Document,   PageId::History};

QString titleOf(PageId page);

/// The left side of the window: which register, and its pages with what is in them.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    /// The menu behind the register's name: open another one, and what was open before.
    void setRegisterMenu(QMenu *menu);
    void showRegister(const QString &name, const QString &file);
    void showCounts(const Register &reg);
    void showUnwrittenLines(int lines);
    void setCurrent(PageId page);

Q_SIGNALS:
    void pageRequested(loadline::ui::PageId page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    NavigationButton *button(PageId page) const;

    RegisterButton *m_register;
    BlockFacts<Risk, policy::PerTier<qlonglong>> m_open; ///< how many, of each block
    std::string m_day; ///< that decided which acceptances have ended
    std::vector<NavigationButton *> m_buttons;
};

} // namespace loadline::ui
